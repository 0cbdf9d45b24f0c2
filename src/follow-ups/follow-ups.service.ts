import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { inSight, type Principal } from '../access/principal.js';
import type { NoteKind, Stage } from '../cases/case.entity.js';
import { ENDED } from '../cases/case.rules.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { addDays } from '../common/day.js';
import type { IdempotentRequest } from '../common/http.js';
import { newId } from '../common/id.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { BadInput, NotFound, Stale } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, where, type Sql } from '../db/sql.js';
import type { CantonCode } from '../common/cantons.js';
import {
  FollowUpView,
  type CreateFollowUp,
  type UpdateFollowUp,
  type FollowUpCountsQuery,
  type FinishedView,
  type FinishFollowUp,
  type FollowUpCounts,
  type FollowUpQuery,
  type FollowUpRow,
  type SnoozeFollowUp,
} from './follow-up.dto.js';
import { FollowUp, type AlarmKind, type Audience } from './follow-up.entity.js';
import { AlarmStands, CaseClosed, FollowUpEnded } from './follow-up.problems.js';
import { blocker, daysOf, dueDayFault } from './follow-up.rules.js';
import { plan, type PlannedReminder } from './reminder.rules.js';
import { RemindersService, type Reason } from './reminders.service.js';

const ORDER = 'follow-ups by due day';
const ON_THE_DAY = [0];
/** What counts as having been in touch. */
const CONTACTS: NoteKind[] = ['call', 'meeting', 'letter', 'message'];

/** What is read of a case that is locked. */
export interface HeldCase {
  id: string;
  stage: Stage;
  canton: CantonCode;
  personId: string;
}

/** A new follow-up; an alarm has a kind and no title. */
export interface FollowUpToCreate {
  alarm: AlarmKind | null;
  title: string | null;
  dueOn: string;
  remindDaysBefore: readonly number[];
  createdBy: string | null;
}

/**
 * Follow-ups. Whatever changes one holds its case first, then the follow-up, then its reminders; so the next due day of
 * the case is always that of its open follow-ups, and nobody waits for each other crosswise.
 */
@Injectable()
export class FollowUpsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
    private readonly reminders: RemindersService,
  ) {}

  async list(who: Principal, query: FollowUpQuery): Promise<Page<FollowUpView>> {
    const { due, adviser, case: caseId, state = 'open' } = query;
    const filter = { due, adviser, caseId, state };
    const after = this.pager.start(query, ORDER, filter);
    const days = due === undefined ? null : daysOf(due, this.clock.today());
    const rows = await this.rows(
      [
        sql`f.state = ${state}`,
        inSight(who, sql`c.canton`, sql`c.adviser_id`),
        state === 'open' && notEnded(),
        days?.from != null && sql`f.due_on >= ${days.from}`,
        days && sql`f.due_on <= ${days.to}`,
        adviser !== undefined && sql`c.adviser_id = ${adviser}`,
        caseId !== undefined && sql`f.case_id = ${caseId}`,
        after && sql`(f.due_on, f.id) > (${after[0]}, ${after[1]})`,
      ],
      sql`order by f.due_on, f.id limit ${rowsFor(query)}`,
    );
    return this.pager.page(
      rows,
      query,
      ORDER,
      filter,
      (row) => [row.dueOn, row.id],
      (row) => this.show(row, who),
    );
  }

  /** The same of one case; not found when that is out of sight. */
  async ofCase(who: Principal, caseId: string, query: FollowUpQuery): Promise<Page<FollowUpView>> {
    const seen = await this.db.rows(
      sql`select 1 from cases c where c.id = ${caseId} and ${inSight(who, sql`c.canton`, sql`c.adviser_id`)}`,
    );
    if (seen.length === 0) throw new NotFound();
    return this.list(who, { ...query, case: caseId });
  }

  async counts(who: Principal, query: FollowUpCountsQuery): Promise<FollowUpCounts> {
    const today = this.clock.today();
    const among = (due: 'overdue' | 'today' | 'week'): Sql => {
      const { from, to } = daysOf(due, today);
      return sql`count(*) filter (where f.due_on <= ${to}${from === null ? sql`` : sql` and f.due_on >= ${from}`})::integer`;
    };
    const [counts] = await this.db.rows<FollowUpCounts>(sql`
      select ${among('overdue')} as overdue, ${among('today')} as today, ${among('week')} as week, count(*)::integer as "all"
      from follow_ups f join cases c on c.id = f.case_id
      ${where(
        sql`f.state = 'open'`,
        inSight(who, sql`c.canton`, sql`c.adviser_id`),
        notEnded(),
        query.adviser !== undefined && sql`c.adviser_id = ${query.adviser}`,
        query.case !== undefined && sql`f.case_id = ${query.case}`,
      )}`);
    return counts;
  }

  async view(who: Principal, id: string): Promise<FollowUpView> {
    const [row] = await this.rows([sql`f.id = ${id}`, inSight(who, sql`c.canton`, sql`c.adviser_id`)]);
    if (!row) throw new NotFound();
    return this.show(row, who);
  }

  async create(
    who: Principal,
    caseId: string,
    input: CreateFollowUp,
    idempotencyKey: IdempotentRequest | null,
  ): Promise<FollowUpView> {
    return this.db.create(
      idempotencyKey,
      async (tx) => {
        const theCase = await this.hold(tx, who, caseId);
        const followUp = await this.addByHand(tx, who, theCase, input, '');
        await this.refreshNextDue(tx, theCase.id);
        return followUp.id;
      },
      (id) => this.view(who, id),
    );
  }

  async update(who: Principal, id: string, input: UpdateFollowUp, version: number): Promise<FollowUpView> {
    return this.edit(who, id, async (tx, followUp, theCase) => {
      if (followUp.version !== version) throw new Stale(followUp.version);
      this.checkOpen(followUp);
      this.checkCase(theCase);
      const dueOn = input.dueOn ?? followUp.dueOn;
      if (dueOn !== followUp.dueOn) this.checkDay(dueOn, '/dueOn');
      const remindDaysBefore = input.remindDaysBefore ?? followUp.remindDaysBefore;
      if (input.title !== undefined) followUp.title = input.title;
      const moved = dueOn !== followUp.dueOn || String(remindDaysBefore) !== String(followUp.remindDaysBefore);
      if (!moved) return void (await tx.save(followUp));
      Object.assign(followUp, { dueOn, remindDaysBefore });
      await this.move(tx, followUp, 'moved', plan(dueOn, remindDaysBefore, theCase.canton, this.clock.now()), [
        'adviser',
      ]);
    });
  }

  async snooze(who: Principal, id: string, input: SnoozeFollowUp): Promise<FollowUpView> {
    return this.edit(who, id, async (tx, followUp, theCase) => {
      this.checkOpen(followUp);
      this.checkCase(theCase);
      this.checkDay(input.until, '/until', addDays(this.clock.today(), 1));
      // A phone that never heard the answer sends it again.
      if (followUp.dueOn === input.until) return;
      followUp.dueOn = input.until;
      await this.move(
        tx,
        followUp,
        'snoozed',
        plan(followUp.dueOn, followUp.remindDaysBefore, theCase.canton, this.clock.now()),
        ['adviser'],
      );
    });
  }

  async done(who: Principal, id: string, input: FinishFollowUp): Promise<FinishedView> {
    let next: string | null = null;
    const view = await this.edit(who, id, async (tx, followUp, theCase) => {
      this.checkOpen(followUp);
      followUp.note = input.note ?? null;
      await this.end(tx, followUp, 'done', 'done');
      next = input.next ? (await this.addByHand(tx, who, theCase, input.next, '/next')).id : null;
    });
    return { ...view, next: next === null ? null : await this.view(who, next) };
  }

  async cancel(who: Principal, id: string): Promise<FollowUpView> {
    return this.edit(who, id, async (tx, followUp) => {
      this.checkOpen(followUp);
      await this.end(tx, followUp, 'cancelled', 'cancelled');
    });
  }

  /** Writes down a follow-up on a case that is held, with its reminders. */
  async open(
    tx: EntityManager,
    caseId: string,
    input: FollowUpToCreate,
    moments: readonly PlannedReminder[],
    audiences: readonly Audience[],
  ): Promise<FollowUp> {
    const followUp = tx.create(FollowUp, {
      ...input,
      remindDaysBefore: [...input.remindDaysBefore],
      id: newId(),
      caseId,
      state: 'open',
      note: null,
      createdAt: this.clock.now(),
      endedAt: null,
      endedWithCase: false,
      version: 1,
    });
    auditSubjects(followUp.id);
    await tx.insert(FollowUp, followUp);
    await this.reminders.plan(tx, followUp, audiences, moments);
    return followUp;
  }

  /** Writes a changed due day, and plans its reminders anew. */
  async move(
    tx: EntityManager,
    followUp: FollowUp,
    reason: Reason,
    moments: readonly PlannedReminder[],
    audiences: readonly Audience[],
  ): Promise<void> {
    auditSubjects(followUp.id);
    await tx.save(followUp);
    await this.reminders.cancel(tx, followUp.id, reason);
    await this.reminders.plan(tx, followUp, audiences, moments);
  }

  /** Ends a follow-up that is held, and what was planned for it. */
  async end(tx: EntityManager, followUp: FollowUp, state: 'done' | 'cancelled', reason: Reason): Promise<void> {
    auditSubjects(followUp.id);
    Object.assign(followUp, { state, endedAt: this.clock.now() });
    await tx.save(followUp);
    await this.reminders.cancel(tx, followUp.id, reason);
  }

  /** Opens one again that ended with its case, and plans its reminders anew. */
  async reopen(tx: EntityManager, followUp: FollowUp, canton: CantonCode): Promise<void> {
    auditSubjects(followUp.id);
    Object.assign(followUp, { state: 'open', endedAt: null, endedWithCase: false });
    await tx.save(followUp);
    await this.reminders.plan(
      tx,
      followUp,
      ['adviser'],
      plan(followUp.dueOn, followUp.remindDaysBefore, canton, this.clock.now()),
    );
  }

  /** The next due day of a case that is held. It stales no open form: the version of the case stays. */
  async refreshNextDue(tx: EntityManager, caseId: string): Promise<void> {
    await tx.query(
      `update cases set next_due_on = next.due_on from (select min(due_on) as due_on from follow_ups where case_id = $1 and state = 'open') next
       where id = $1 and next_due_on is distinct from next.due_on`,
      [caseId],
    );
  }

  /** What is read of the history comes from one look into its index for each row that is shown, not for each that is found. */
  private rows(conditions: Parameters<typeof where>, tail: Sql = sql``): Promise<FollowUpRow[]> {
    return this.db.rows<FollowUpRow>(sql`
      select f.*, p.first_name as "firstName", p.last_name as "lastName", p.phone, p.safe_to_call as "safeToCall", o.name as "communeName",
        (select e.at from case_events e where e.case_id = f."caseId" and e.kind = any(${CONTACTS}) order by e.at desc limit 1) as "lastContactAt",
        (select e.at from case_events e where e.case_id = f."caseId" and e.kind in ('matched', 'opened') and e.adviser_id = f."adviserId" order by e.at desc limit 1) as "assignedAt"
      from (
        select f.id, f.case_id as "caseId", c.reference as "caseReference", c.person_id as "personId", c.adviser_id as "adviserId", c.canton, c.commune, f.alarm, f.title, f.due_on as "dueOn",
          f.state, f.remind_days_before as "remindDaysBefore", f.note, f.created_at as "createdAt", f.ended_at as "endedAt", f.version
        from follow_ups f join cases c on c.id = f.case_id
        ${where(...conditions)} ${tail}
      ) f join people p on p.id = f."personId" join communes o on o.bfs = f.commune
      order by f."dueOn", f.id`);
  }

  private show(row: FollowUpRow, who: Principal): FollowUpView {
    auditSubjects(row.id, row.caseId, row.personId);
    return FollowUpView.of(row, who.locale, this.clock.today());
  }

  /** Holds a case in sight until the transaction ends. */
  private async hold(tx: EntityManager, who: Principal, caseId: string): Promise<HeldCase> {
    const { text, values } = sql`
      select c.id, c.stage, c.canton, c.person_id as "personId" from cases c
      where c.id = ${caseId} and ${inSight(who, sql`c.canton`, sql`c.adviser_id`)} for update`;
    const [theCase] = await tx.query<HeldCase[]>(text, values);
    if (!theCase) throw new NotFound();
    auditSubjects(theCase.id, theCase.personId);
    return theCase;
  }

  /** Holds the case, then the follow-up, and does something with it. */
  private async edit(
    who: Principal,
    id: string,
    work: (tx: EntityManager, followUp: FollowUp, theCase: HeldCase) => Promise<void>,
  ): Promise<FollowUpView> {
    await this.db.transaction(async (tx) => {
      const row = await tx.findOne(FollowUp, { select: { id: true, caseId: true }, where: { id } });
      if (!row) throw new NotFound();
      const theCase = await this.hold(tx, who, row.caseId);
      const followUp = await tx.findOneOrFail(FollowUp, { where: { id }, lock: { mode: 'pessimistic_write' } });
      auditSubjects(followUp.id);
      await work(tx, followUp, theCase);
      await this.refreshNextDue(tx, theCase.id);
    });
    return this.view(who, id);
  }

  private async addByHand(
    tx: EntityManager,
    who: Principal,
    theCase: HeldCase,
    input: CreateFollowUp,
    pointer: string,
  ): Promise<FollowUp> {
    this.checkCase(theCase);
    this.checkDay(input.dueOn, `${pointer}/dueOn`);
    const remindDaysBefore = input.remindDaysBefore ?? ON_THE_DAY;
    return this.open(
      tx,
      theCase.id,
      { alarm: null, title: input.title, dueOn: input.dueOn, remindDaysBefore, createdBy: who.id },
      plan(input.dueOn, remindDaysBefore, theCase.canton, this.clock.now()),
      ['adviser'],
    );
  }

  private checkDay(day: string, pointer: string, earliest = this.clock.today()): void {
    const fault = dueDayFault(day, earliest, this.clock.today());
    if (fault) throw new BadInput([{ pointer, detail: fault }]);
  }

  private checkCase(theCase: HeldCase): void {
    if (ENDED.includes(theCase.stage)) throw new CaseClosed();
  }

  private checkOpen(followUp: FollowUp): void {
    const row = blocker(followUp);
    if (row === 'ended') throw new FollowUpEnded();
    if (row === 'alarm') throw new AlarmStands(followUp.alarm!);
  }
}

function notEnded(): Sql {
  return sql`c.stage <> all(${ENDED})`;
}
