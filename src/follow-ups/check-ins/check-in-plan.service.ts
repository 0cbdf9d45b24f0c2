import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NOTE_KINDS } from '../../cases/case.entity.js';
import { CaseRepository } from '../../cases/case.repository.js';
import { CANTON_CODES } from '../../common/cantons.js';
import { Clock, zurichDay, zurichInstant } from '../../common/clock.js';
import { auditSubjects, runInContext } from '../../common/context.js';
import { addDays } from '../../common/day.js';
import { newId } from '../../common/id.js';
import { describeError } from '../../common/problem.filter.js';
import { Db } from '../../db/db.js';
import { literalWords, sql, type Sql } from '../../db/sql.js';
import { isWorkingDay } from '../../eligibility/working-days.js';
import { SweepService, type Budget } from '../../queue/sweep.service.js';
import { CheckIn, CheckInSettings } from './check-in.entity.js';
import { CheckInLetters } from './check-in.letters.js';
import { escalationDay, MAX_UNANSWERED, silentBefore } from './check-in.rules.js';

const HOUR = 3_600_000;
/** Letters are written in the daytime of working days. */
const [FROM_HOUR, TO_HOUR] = [9, 18];
const BATCH = 200;
/** A note is not contact. */
const CONTACTS = NOTE_KINDS.filter((kind) => kind !== 'note');
/** What ends a silence on a case: contact, or another adviser, who begins anew. */
const BREAKS = [...CONTACTS, 'matched'];

const OPEN = sql`i.answered_at is null and i.stopped_at is null and i.lapsed_at is null`;

interface Silent {
  caseId: string;
  personId: string;
  email: string;
  since: Date;
}

/** Finds who has not been heard of, and asks each of them once; ends what nobody answered, and tells of what nobody decided. */
@Injectable()
export class CheckInPlanService implements OnModuleInit {
  private readonly logger = new Logger('CheckIns');
  private nextAt = 0;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sweeps: SweepService,
    private readonly cases: CaseRepository,
    private readonly letters: CheckInLetters,
  ) {}

  onModuleInit(): void {
    this.sweeps.every('check-ins', (budget) => this.sweep(budget));
  }

  private async sweep(budget: Budget): Promise<number> {
    let did = await this.lapse();
    for (const id of await this.undecided()) did += await this.inOwnContext('escalate', () => this.escalate(id));
    for (const silent of await this.silent()) {
      if (budget.isSpent()) break;
      did += await this.inOwnContext('plan', () => this.plan(silent));
    }
    return did;
  }

  /** Once an hour, since it reads every case that may be asked about; more often while a batch was full. */
  private async silent(): Promise<Silent[]> {
    const now = this.clock.now();
    if (now.getTime() < this.nextAt && now.getTime() > this.nextAt - HOUR) return [];
    const today = this.clock.today();
    if (now < zurichInstant(today, FROM_HOUR) || now >= zurichInstant(today, TO_HOUR)) return [];
    const cantons = CANTON_CODES.filter((canton) => isWorkingDay(today, canton, 'in-part'));
    const { silenceDays } = await this.db.source.manager.findOneByOrFail(CheckInSettings, { single: true });
    if (silenceDays === null || cantons.length === 0) return [];
    const found = await this.db.rows<Silent>(silentQuery(silentBefore(today, silenceDays), cantons));
    this.nextAt = found.length === BATCH ? 0 : now.getTime() + HOUR;
    return found;
  }

  /** The constraints of the table keep it from being planned twice, also by two processes. */
  private async plan({ caseId, personId, email, since }: Silent): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const id = newId();
      const made = await tx.query<unknown[]>(
        `insert into check_ins (id, case_id, person_id, silent_since, planned_at) values ($1, $2, $3, $4, $5) on conflict do nothing returning id`,
        [id, caseId, personId, zurichDay(since), this.clock.now()],
      );
      if (made.length === 0) return false;
      auditSubjects(caseId, personId);
      await this.letters.sendToPerson(tx, { id, caseId, proposal: null }, email);
      return true;
    });
  }

  private async lapse(): Promise<number> {
    const now = this.clock.now();
    const [due] = await this.db.rows<{ any: boolean }>(sql`
      select exists(select from check_ins i where ${OPEN} and i.expires_at <= ${now}) as any`);
    if (!due?.any) return 0;
    const [, lapsed] = await this.db.write<[unknown, number]>(
      sql`update check_ins i set lapsed_at = ${now} where ${OPEN} and i.expires_at <= ${now}`,
    );
    return lapsed;
  }

  private async undecided(): Promise<string[]> {
    const before = zurichInstant(addDays(escalationDay(this.clock.today()), 1), 0);
    const rows = await this.db.rows<{ id: string }>(sql`
      select id from check_ins where proposal is not null and decided_at is null and escalated_at is null and answered_at < ${before}
      order by answered_at limit ${BATCH}`);
    return rows.map(({ id }) => id);
  }

  private async escalate(id: string): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const checkIn = await this.undecidedOne(tx, id);
      if (!checkIn) return false;
      const theCase = await this.cases.lockUnseen(tx, checkIn.caseId);
      await this.letters.sendToDeciders(tx, checkIn, theCase, true);
      await tx.update(CheckIn, id, { escalatedAt: this.clock.now() });
      return true;
    });
  }

  private async undecidedOne(tx: EntityManager, id: string): Promise<CheckIn | null> {
    const checkIn = await tx.findOneBy(CheckIn, { id });
    return checkIn?.proposal && !checkIn.decidedAt && !checkIn.escalatedAt ? checkIn : null;
  }

  private async inOwnContext(what: string, work: () => Promise<boolean>): Promise<number> {
    const context = {
      requestId: newId(),
      actor: null,
      actorKind: 'program' as const,
      permission: 'sweep:check-ins',
      route: `sweep check-ins ${what}`,
      subjects: new Set<string>(),
      audited: 0,
    };
    try {
      return (await runInContext(context, work)) ? 1 : 0;
    } catch (error) {
      this.logger.error(`${what}: ${describeError(error)}`);
      return 0;
    }
  }
}

/**
 * People who may be asked ({@link reasonsNotToAsk} says the same once more when the letter is written) and with whom
 * nobody has been in contact since before `before`, on any of their cases; the longest silence first. What is counted for
 * each stands outside the conditions, so that it is counted for those who are left.
 */
export function silentQuery(before: string, cantons: readonly string[]): Sql {
  const cutoff = zurichInstant(before, 0);
  return sql`
    select * from (
      select distinct on (p.id) c.id as "caseId", p.id as "personId", p.email, quiet.since,
        (select count(*) from check_ins i where i.person_id = p.id and i.sent_at is not null and i.lapsed_at is not null
          and i.planned_at > coalesce((select max(e.at) from case_events e where e.case_id = c.id and e.kind = any(${literalWords(BREAKS)})), c.created_at)) as unanswered
      from consents k
      join people p on p.id = k.person_id
      join cases c on c.person_id = p.id
      cross join lateral (
        select greatest(c.created_at,
          (select max(e.at) from case_events e where e.case_id = c.id and e.kind = any(${literalWords(BREAKS)})),
          (select max(i.answered_at) from check_ins i where i.person_id = p.id),
          (select max(i.planned_at) from check_ins i where i.person_id = p.id)) as since) quiet
      where k.purpose = 'contact' and k.withdrawn_on is null
        and p.email is not null and p.email_failed_on is null and p.safe_to_write and p.shared_with is not null
        and p.safe_to_call is distinct from false
        and not c.ended and c.adviser_id is not null and c.letters_held_since is null
        and c.created_at < ${cutoff} and c.canton = any(${literalWords(cantons)})
        and not exists (
          select from cases o join case_events e on e.case_id = o.id
          where o.person_id = p.id and e.at >= ${cutoff} and e.kind = any(${literalWords(BREAKS)}))
        and not exists (select from check_ins i where i.person_id = p.id and (i.planned_at >= ${cutoff} or i.answered_at >= ${cutoff} or (${OPEN})))
      order by p.id, quiet.since
    ) silent where unanswered < ${MAX_UNANSWERED} order by since, "caseId" limit ${BATCH}`;
}
