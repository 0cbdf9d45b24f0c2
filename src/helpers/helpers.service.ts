import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Grant } from '../access/grant.entity.js';
import { coordinates, type Principal } from '../access/principal.js';
import type { Conflict } from '../advisers/adviser.entity.js';
import { conflictsWith } from '../advisers/conflict.rules.js';
import { CaseParticipants } from '../cases/case-participants.js';
import { CaseRepository } from '../cases/case.repository.js';
import type { Case } from '../cases/case.entity.js';
import { CaseEnded } from '../cases/case.problems.js';
import { ENDED } from '../cases/case.rules.js';
import { Clock, zurichDay, zurichInstant } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { addDays } from '../common/day.js';
import { newId } from '../common/id.js';
import { inputError } from '../common/input-codes.js';
import { BadInput, Forbidden, NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import {
  HELPER_PARTS,
  type AddHelper,
  type HelperCandidate,
  type HelpersOfCase,
  type CaseHelperView,
} from './helper.dto.js';

const MOST = 100;

interface Candidate {
  accountId: string;
  role: string;
  cantons: string[];
  adviserId: string | null;
  conflicts: Conflict[] | null;
}

/** Beside the adviser of a case: interpreters and jurists, who see a part of it for a time. */
@Injectable()
export class HelpersService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly cases: CaseRepository,
    private readonly participants: CaseParticipants,
  ) {}

  onModuleInit(): void {
    this.participants.register('helpers', { onEnd: (tx, { id }) => this.endAll(tx, id) });
  }

  async list(who: Principal, caseId: string): Promise<HelpersOfCase> {
    const theCase = await this.cases.find(who, caseId);
    const rows = await this.db.rows<Omit<CaseHelperView, 'from' | 'until'> & Pick<Grant, 'fromAt' | 'untilAt'>>(sql`
      select g.id, a.name, a.id as "accountId", a.adviser_id as "adviserId", g.part, g.from_at as "fromAt", g.until_at as "untilAt"
      from grants g join accounts a on a.id = g.account_id
      where g.case_id = ${caseId} and g.absence_id is null and g.part = any(${[...HELPER_PARTS]}) and (g.until_at is null or g.until_at > ${this.clock.now()})
      order by g.from_at, g.id limit ${MOST}`);
    const mayChange = isInCharge(who, theCase) && !ENDED.includes(theCase.stage);
    return {
      items: rows.map(({ fromAt, untilAt, ...helper }) => ({
        ...helper,
        from: zurichDay(fromAt),
        until: lastDayOf(untilAt),
      })),
      mayChange,
      candidates: mayChange ? await this.candidates(theCase) : [],
    };
  }

  /** Throws {@link Forbidden} for whoever sees the case by an exception, and {@link CaseEnded}. */
  async add(who: Principal, caseId: string, input: AddHelper): Promise<HelpersOfCase> {
    await this.db.transaction(async (tx) => {
      const theCase = await this.cases.lock(tx, who, caseId);
      if (!isInCharge(who, theCase)) throw new Forbidden();
      if (ENDED.includes(theCase.stage)) throw new CaseEnded();
      const { accountId, adviserId } = await this.requireCandidate(tx, theCase, input);
      const now = this.clock.now();
      const fromAt = input.from === undefined || input.from <= zurichDay(now) ? now : zurichInstant(input.from, 0);
      const untilAt = input.until ? zurichInstant(addDays(input.until, 1), 0) : null;
      if (untilAt && untilAt <= fromAt) throw new BadInput([inputError('/until', 'ends-before-it-begins')]);
      auditSubjects(accountId, adviserId);
      // Named again, the part is theirs for the new time.
      await this.end(tx, sql`case_id = ${caseId} and account_id = ${accountId} and part = ${input.part}`);
      await tx.insert(Grant, {
        id: newId(),
        subjectKind: 'case',
        subjectId: caseId,
        accountId,
        part: input.part,
        fromAt,
        untilAt,
        grantedBy: who.id,
        absenceId: null,
      });
    });
    return this.list(who, caseId);
  }

  async remove(who: Principal, caseId: string, grantId: string): Promise<HelpersOfCase> {
    await this.db.transaction(async (tx) => {
      const theCase = await this.cases.lock(tx, who, caseId);
      if (!isInCharge(who, theCase)) throw new Forbidden();
      const ended = await this.end(tx, sql`case_id = ${caseId} and id = ${grantId}`);
      if (ended === 0) throw new NotFound();
    });
    return this.list(who, caseId);
  }

  /** With the case the help ends. */
  private async endAll(tx: EntityManager, caseId: string): Promise<void> {
    await this.end(tx, sql`case_id = ${caseId}`);
  }

  /** What has not begun is deleted; what has begun stays, with its end. Returns how many. */
  private async end(tx: EntityManager, which: ReturnType<typeof sql>): Promise<number> {
    const now = this.clock.now();
    const mine = sql`${which} and absence_id is null and part = any(${[...HELPER_PARTS]}) and (until_at is null or until_at > ${now})`;
    const gone = sql`delete from grants where ${mine} and from_at >= ${now} returning account_id as account`;
    const over = sql`update grants set until_at = ${now} where ${mine} and from_at < ${now} returning account_id as account`;
    let count = 0;
    for (const { text, values } of [gone, over]) {
      const [rows] = await tx.query<[{ account: string }[], number]>(text, values);
      auditSubjects(...rows.map(({ account }) => account));
      count += rows.length;
    }
    return count;
  }

  /** An adviser who has undertaken to keep confidential, or a coordinator; staff see no person, whatever is granted. */
  private async requireCandidate(tx: EntityManager, theCase: Case, input: AddHelper): Promise<Candidate> {
    const [field, id] =
      input.adviserId === undefined ? ['/accountId', input.accountId] : ['/adviserId', input.adviserId];
    if (id === undefined || (input.adviserId !== undefined && input.accountId !== undefined))
      throw new BadInput([inputError('/adviserId', 'helper-or-account')]);
    const { text, values } = sql`
      select a.id as "accountId", a.role, a.cantons, d.id as "adviserId", d.conflicts
      from accounts a left join advisers d on d.id = a.adviser_id
      where ${input.adviserId === undefined ? sql`a.id` : sql`a.adviser_id`} = ${id} and a.disabled_at is null and a.role in ('adviser', 'coordinator')
        and (a.role = 'coordinator' or (d.state = 'active' and d.undertaking_on is not null))`;
    const [found] = await tx.query<Candidate[]>(text, values);
    if (!found) throw new BadInput([inputError(field, 'helper-not-available')]);
    if (conflictsWith(found.conflicts ?? [], theCase).length > 0)
      throw new BadInput([inputError(field, 'helper-has-conflict')]);
    const seesAll =
      found.adviserId === theCase.adviserId ||
      (found.role === 'coordinator' && (found.cantons.includes('CH') || found.cantons.includes(theCase.canton)));
    if (seesAll) throw new BadInput([inputError(field, 'helper-has-case')]);
    return found;
  }

  private async candidates(theCase: Case): Promise<HelperCandidate[]> {
    const rows = await this.db.rows<HelperCandidate & { conflicts: Conflict[] }>(sql`
      select d.id as "adviserId", d.first_name as "firstName", d.last_name as "lastName", d.home_canton as "homeCanton", d.conflicts,
        'appeal' = any(d.specialities) as appeals,
        array(select l ->> 'code' from jsonb_array_elements(d.languages) l where (l ->> 'interprets')::boolean and l ->> 'code' = any(p.languages)) as interprets
      from advisers d, people p
      where p.id = ${theCase.personId} and d.state = 'active' and d.undertaking_on is not null and d.id is distinct from ${theCase.adviserId}
        and (d.cantons @> ${[theCase.canton]}::text[] or d.remote)
        and exists(select from accounts a where a.adviser_id = d.id and a.disabled_at is null and a.role in ('adviser', 'coordinator')
          and not (a.role = 'coordinator' and ('CH' = any(a.cantons) or ${theCase.canton} = any(a.cantons))))
      order by d.home_canton <> ${theCase.canton}, d.last_name collate "und-x-icu", d.first_name collate "und-x-icu", d.id`);
    return rows
      .filter(({ conflicts }) => conflictsWith(conflicts, theCase).length === 0)
      .map(({ conflicts: _, ...candidate }) => candidate)
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, MOST);
  }
}

/** Who interprets in a language of the person or takes appeals comes first. */
function rank({ interprets, appeals }: HelperCandidate): number {
  return interprets.length > 0 || appeals ? 0 : 1;
}

/** Coordinators of the canton and the adviser; whoever covers or helps hands out no sight. */
function isInCharge(who: Principal, theCase: Case): boolean {
  return coordinates(who, theCase.canton) || (who.adviserId !== null && who.adviserId === theCase.adviserId);
}

export function lastDayOf(untilAt: Date | null): string | null {
  return untilAt && zurichDay(new Date(untilAt.getTime() - 1));
}
