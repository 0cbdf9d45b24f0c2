import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { caseInSight, seesCase } from '../access/sight.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { Pager, rowsFor, type Page, type PageQuery } from '../common/page.js';
import { databaseIsGone, Db } from '../db/db.js';
import { sql, where } from '../db/sql.js';
import type { Communes } from '../eligibility/lived.rules.js';
import { differences } from '../eligibility/changes.rules.js';
import type { AssessmentsView } from '../eligibility/eligibility.dto.js';
import { EligibilityService, type RulesUsed } from '../eligibility/eligibility.service.js';
import { termStage } from '../eligibility/term-code.rules.js';
import { termAt } from '../eligibility/terms.rules.js';
import { RuleVersion } from '../places/place.entity.js';
import type { CaseAssessmentView, ChangedCase } from './assessment.dto.js';
import { Case, type Stage } from './case.entity.js';
import { judgedOn, stageSince } from './case.rules.js';
import { CaseRepository } from './case.repository.js';

const ORDER = 'cases whose answer changed, by id';
const BATCH = 200;
const MAX_JUDGED = 1000;
type Facts = Pick<Case, 'id' | 'stage' | 'filedOn' | 'canton' | 'commune' | 'facts' | 'rulesVersion'>;
interface Known {
  now: Map<string, RulesUsed>;
  then: Map<string, RuleVersion | null>;
}
type Judged = Pick<
  Case,
  'id' | 'reference' | 'stage' | 'procedure' | 'canton' | 'commune' | 'adviserId' | 'filedOn' | 'facts' | 'rulesVersion'
>;

@Injectable()
export class CaseAssessmentService {
  private readonly logger = new Logger('Assessment');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
    private readonly eligibility: EligibilityService,
    private readonly cases: CaseRepository,
  ) {}

  async view(who: Principal, id: string): Promise<CaseAssessmentView> {
    return this.viewOf(this.db.source.manager, await this.cases.find(who, id));
  }

  async reassess(who: Principal, id: string): Promise<CaseAssessmentView> {
    return this.db.transaction(async (tx) => {
      const theCase = await this.cases.lock(tx, who, id);
      const { version } = await this.eligibility.rulesOf(tx, theCase.canton, this.clock.today());
      // Leaves the version unchanged, so that open forms stay valid.
      await tx.query(`update cases set rules_version = $2 where id = $1`, [id, version]);
      return this.viewOf(tx, { ...theCase, rulesVersion: version });
    });
  }

  /** A page may be short or empty and still have a next, since a difference shows only on assessing. */
  async listChanges(who: Principal, query: PageQuery): Promise<Page<ChangedCase>> {
    const start = this.pager.start(query, ORDER, {});
    const tx = this.db.source.manager;
    const known: Known = { now: new Map(), then: new Map() };
    const result: ChangedCase[] = [];
    let after = String(start?.[0] ?? '00000000-0000-0000-0000-000000000000');
    let judged = 0;
    while (result.length < rowsFor(query)) {
      const batch: Judged[] = await this.judgedByOthers(who, after);
      const communes = await this.eligibility.communes(
        tx,
        batch.map(({ facts }) => facts),
        batch.map(({ commune }) => commune),
      );
      for (const theCase of batch) {
        const changed = await this.changeOf(tx, theCase, communes, known);
        if (!changed || result.length >= rowsFor(query)) continue;
        result.push(this.toStaffView(who, theCase, changed));
      }
      if (batch.length < BATCH) break;
      after = batch.at(-1)!.id;
      judged += batch.length;
      if (judged >= MAX_JUDGED && result.length < rowsFor(query))
        return this.toPage(result, this.pager.cursor([after], ORDER, {}));
    }
    const { items, next } = this.pager.page(
      result,
      query,
      ORDER,
      {},
      ({ id }) => [id],
      (each) => each,
    );
    return this.toPage(items, next);
  }

  private toPage(items: ChangedCase[], next: string | null): Page<ChangedCase> {
    auditSubjects(...items.map(({ id }) => id));
    return { items, next };
  }

  private judgedByOthers(who: Principal, after: string): Promise<Judged[]> {
    const today = this.clock.today();
    return this.db.rows<Judged>(sql`
      select c.id, c.reference, c.stage, c.procedure, c.canton, c.commune, c.adviser_id as "adviserId", c.filed_on as "filedOn", c.facts, c.rules_version as "rulesVersion"
      from cases c
      ${where(
        caseInSight(who, { everything: true }),
        sql`not c.ended`,
        sql`c.id > ${after}::uuid`,
        sql`c.rules_version <> (select r.version from legal_rules r where r.canton = c.canton and r.valid_from <= ${today} order by r.valid_from desc limit 1)`,
      )}
      order by c.id limit ${BATCH}`);
  }

  private toStaffView(
    who: Principal,
    { id, reference, stage, procedure, canton, adviserId, rulesVersion }: Judged,
    { inForce, changed }: { inForce: string; changed: string[] | null },
  ): ChangedCase {
    const sees = seesCase(who, { id, canton, adviserId });
    return { id, reference, stage, procedure, canton, judgedBy: rulesVersion, inForce, changed: sees ? changed : null };
  }

  private async changeOf(
    tx: EntityManager,
    theCase: Judged,
    communes: Communes,
    known: Known,
  ): Promise<{ inForce: string; changed: string[] | null } | null> {
    const rules =
      known.now.get(theCase.canton) ?? (await this.eligibility.rulesOf(tx, theCase.canton, this.clock.today()));
    known.now.set(theCase.canton, rules);
    const now = await this.assess(tx, theCase, communes, rules).catch((error: unknown) =>
      this.logUnreadableFacts(theCase, error),
    );
    const changed = now && (await this.changedSince(tx, theCase, communes, now, known));
    return changed?.length === 0 ? null : { inForce: rules.version, changed };
  }

  /** Cases with unreadable facts are listed as unknown instead of failing the list. */
  private logUnreadableFacts({ id }: Pick<Case, 'id'>, error: unknown): null {
    if (databaseIsGone(error)) throw error;
    this.logger.error(`the case ${id} cannot be judged: ${error instanceof Error ? error.stack : String(error)}`);
    return null;
  }

  private async changedSince(
    tx: EntityManager,
    theCase: Facts,
    communes: Communes,
    now: AssessmentsView,
    known: Known,
  ): Promise<string[] | null> {
    if (now.rulesVersion === theCase.rulesVersion) return [];
    if (!known.then.has(theCase.rulesVersion))
      known.then.set(theCase.rulesVersion, await tx.findOneBy(RuleVersion, { version: theCase.rulesVersion }));
    const then = known.then.get(theCase.rulesVersion);
    if (!then) return null;
    const before = await this.assess(tx, theCase, communes, {
      version: then.version,
      canton: then,
      federal: then.federal,
    }).catch((error: unknown) => this.logUnreadableFacts(theCase, error));
    return before && differences(before.procedures, now.procedures);
  }

  private async viewOf(tx: EntityManager, theCase: Case): Promise<CaseAssessmentView> {
    const communes = await this.eligibility.communes(tx, [theCase.facts], [theCase.commune]);
    const now = await this.assess(
      tx,
      theCase,
      communes,
      await this.eligibility.rulesOf(tx, theCase.canton, this.clock.today()),
    );
    const moves = await tx.query<{ to: Stage; on: string | null }[]>(
      `select to_stage as to, day::text as on from case_events
       where case_id = $1 and to_stage is not null and from_stage is distinct from to_stage order by at, id`,
      [theCase.id],
    );
    const stage = termStage(theCase.stage);
    return {
      ...now,
      judgedBy: { version: theCase.rulesVersion, changed: now.rulesVersion !== theCase.rulesVersion },
      changed: await this.changedSince(tx, theCase, communes, now, { now: new Map(), then: new Map() }),
      term: termAt(theCase.procedure, stage, theCase.canton, {
        filing: theCase.filedOn,
        stage: stageSince(moves, stage),
        authorisation: theCase.facts.authorisedOn ?? null,
      }),
    };
  }

  private assess(
    tx: EntityManager,
    { stage, filedOn, canton, commune, facts }: Facts,
    communes: Communes,
    rules: RulesUsed,
  ): Promise<AssessmentsView> {
    return this.eligibility.assessAt(
      tx,
      facts,
      judgedOn({ stage, filedOn }, this.clock.today()),
      communes,
      { commune: communes.get(commune) ?? { bfs: commune, canton } },
      rules,
    );
  }
}
