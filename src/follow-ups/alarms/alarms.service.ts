import { Injectable } from '@nestjs/common';
import { MoreThan, type EntityManager } from 'typeorm';
import { ENDED } from '../../cases/case.rules.js';
import { DAY_MS } from '../../common/day.js';
import { Clock } from '../../common/clock.js';
import { auditSubjects } from '../../common/context.js';
import { Db } from '../../db/db.js';
import { sql } from '../../db/sql.js';
import { FollowUp, type Audience } from '../follow-up.entity.js';
import { FollowUpStore } from '../follow-up-store.js';
import type { LockedCase } from '../follow-ups.service.js';
import { RemindersService } from '../reminders.service.js';
import type { Alarm, AlarmFacts } from './alarm.js';
import { ALARM_FACTS } from './alarm.sql.js';
import { ALARM_STAGES, alarmsOf, dailyMoments, daysBefore, endOf, firstMoments } from './alarm.rules.js';

/** Both, so that an absent adviser does not cost the person their time limit. */
const BOTH: readonly Audience[] = ['adviser', 'coordinator'];
const BATCH = 500;
/** How long after the end of a case its follow-ups are restored on reopening. */
const REOPEN_WITHIN = 90 * DAY_MS;

type WatchedCase = LockedCase & AlarmFacts;

const WATCHED = sql`c.id, c.person_id as "personId", ${ALARM_FACTS}`;

/** Derives alarms from the facts of cases every minute; changes of cases do not call it. */
@Injectable()
export class AlarmsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly followUps: FollowUpStore,
    private readonly reminders: RemindersService,
  ) {}

  /**
   * Cases whose follow-ups must change: alarms or today's reminders missing, cause gone, case ended or reopened. One
   * query a batch, without locks.
   */
  async *findOutdated(): AsyncGenerator<string> {
    const opened = await this.db.rows<{ id: string }>(sql`
      select distinct f.case_id as id from follow_ups f join cases c on c.id = f.case_id
      where f.ended_with_case and f.ended_at > ${this.reopenLimit()} and not c.ended`);
    for (const { id } of opened) yield id;
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const today = this.clock.today();
      const batch: (WatchedCase & { standing: (Alarm & { today: number })[] | null })[] = await this.db.rows(sql`
        select ${WATCHED}, alarms.standing from (
          select id from cases where stage = any(${ALARM_STAGES})
          union select case_id from follow_ups where state = 'open' and alarm is not null
          union select id from cases where ended and next_due_on is not null) watched
        join cases c on c.id = watched.id
        left join lateral (
          select json_agg(json_build_object('alarm', f.alarm, 'dueOn', f.due_on, 'today', (
            select count(*) from reminders r where r.follow_up_id = f.id and r.due_on = f.due_on and r.planned_on = ${today} and r.state <> 'cancelled'))) as standing
          from follow_ups f where f.case_id = c.id and f.state = 'open' and f.alarm is not null) alarms on true
        where c.id > ${after} order by c.id limit ${BATCH}`);
      for (const { standing: current, ...theCase } of batch)
        if (!this.isUpToDate(theCase, current ?? [])) yield theCase.id;
      if (batch.length < BATCH) return;
      after = batch.at(-1)!.id;
    }
  }

  /** Updates the follow-ups of one case; idempotent. Returns whether the case exists. */
  async rederive(caseId: string): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const [theCase] = await tx.query<WatchedCase[]>(
        `select ${WATCHED.text} from cases c where c.id = $1 for update`,
        [caseId],
      );
      if (!theCase) return false;
      auditSubjects(theCase.personId);
      if (ENDED.includes(theCase.stage)) await this.followUps.endAll(tx, caseId);
      else {
        const open = await this.followUps.lockOpen(tx, caseId);
        await this.reopenEndedFollowUps(tx, theCase);
        await this.deriveAlarms(tx, theCase, open);
        await this.followUps.refreshNextDue(tx, caseId);
      }
      return true;
    });
  }

  private isUpToDate(theCase: WatchedCase, current: (Alarm & { today: number })[]): boolean {
    if (ENDED.includes(theCase.stage)) return false;
    const expected = alarmsOf(theCase, current, this.clock.today());
    return (
      current.length === expected.length &&
      expected.every(({ alarm, dueOn }) => {
        const standing = current.find((each) => each.alarm === alarm);
        const reminders = dailyMoments(alarm, this.clock.now()).length * BOTH.length;
        return standing?.dueOn === dueOn && standing.today >= reminders;
      })
    );
  }

  private reopenLimit(): Date {
    return new Date(this.clock.now().getTime() - REOPEN_WITHIN);
  }

  /** Restores what was open on a case that is reopened. */
  private async reopenEndedFollowUps(tx: EntityManager, theCase: WatchedCase): Promise<void> {
    const ended = await tx.find(FollowUp, {
      where: { caseId: theCase.id, endedWithCase: true, endedAt: MoreThan(this.reopenLimit()) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const followUp of ended) await this.followUps.reopen(tx, followUp, theCase.canton);
  }

  private async deriveAlarms(tx: EntityManager, theCase: WatchedCase, open: FollowUp[]): Promise<void> {
    const current = open.filter((followUp): followUp is FollowUp & Alarm => followUp.alarm !== null);
    const expected = alarmsOf(theCase, current, this.clock.today());
    for (const followUp of current) {
      if (expected.some(({ alarm }) => alarm === followUp.alarm)) continue;
      const state = endOf(followUp.alarm, theCase);
      await this.followUps.end(tx, followUp, state, state === 'done' ? 'done' : 'cause-gone');
    }
    for (const alarm of expected) {
      const standing = current.find((followUp) => followUp.alarm === alarm.alarm);
      await this.deriveAlarm(tx, theCase, alarm, standing ?? null);
    }
  }

  private async deriveAlarm(
    tx: EntityManager,
    theCase: WatchedCase,
    { alarm, dueOn }: Alarm,
    standing: FollowUp | null,
  ): Promise<void> {
    const now = this.clock.now();
    const moments = firstMoments({ alarm, dueOn }, theCase.canton, now);
    if (!standing) {
      const values = { alarm, title: null, dueOn, remindDaysBefore: daysBefore(alarm), createdBy: null };
      await this.followUps.insert(tx, { kind: 'case', id: theCase.id }, values, moments, BOTH);
    } else if (standing.dueOn !== dueOn) {
      standing.dueOn = dueOn;
      await this.followUps.reschedule(tx, standing, 'moved', moments, BOTH);
    } else {
      await this.reminders.plan(tx, standing, BOTH, dailyMoments(alarm, now));
    }
  }
}
