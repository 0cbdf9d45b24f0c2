import { Injectable } from '@nestjs/common';
import { MoreThan, type EntityManager } from 'typeorm';
import { ENDED } from '../../cases/case.rules.js';
import { Clock } from '../../common/clock.js';
import { auditSubjects } from '../../common/context.js';
import { Db } from '../../db/db.js';
import { FollowUp } from '../follow-up.entity.js';
import { FollowUpStore } from '../follow-up-store.js';
import { RemindersService } from '../reminders.service.js';
import type { Alarm, AlarmFacts } from './alarm.js';
import { AlarmFactsService, type AlarmCase } from './alarm-facts.service.js';
import {
  alarmsOf,
  audiencesOf,
  dailyMoments,
  daysBefore,
  endOf,
  firstMoments,
  formerDay,
  isSameAlarm,
  ladderOf,
} from './alarm.rules.js';

/** Derives the alarms of a case from its facts. `AlarmSweepService` says when; changes of cases do not call it. */
@Injectable()
export class AlarmsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly facts: AlarmFactsService,
    private readonly followUps: FollowUpStore,
    private readonly reminders: RemindersService,
  ) {}

  /** Updates the follow-ups of one case; idempotent. Returns whether the case exists. */
  async rederive(caseId: string): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      // Facts are read after the lock was waited for.
      await tx.query(`select 1 from cases where id = $1 for update`, [caseId]);
      const theCase = (await this.facts.of(tx, [caseId])).get(caseId);
      if (!theCase) return false;
      auditSubjects(theCase.personId);
      if (ENDED.includes(theCase.facts.stage)) await this.followUps.endAll(tx, caseId);
      else {
        const open = await this.followUps.lockOpen(tx, caseId);
        await this.reopenEndedFollowUps(tx, theCase);
        await this.deriveAlarms(tx, theCase, open);
        await this.followUps.refreshNextDue(tx, caseId);
      }
      return true;
    });
  }

  /** Whether nothing must change: alarms, today's reminders, what a case that ended or was reopened leaves or restores. */
  isUpToDate({ facts, standing, nextDueOn, reopenable }: AlarmCase): boolean {
    if (ENDED.includes(facts.stage)) return standing.length === 0 && nextDueOn === null;
    if (reopenable) return false;
    const expected = alarmsOf(facts, this.clock.today());
    return (
      standing.length === expected.length &&
      expected.every((alarm) => {
        const found = standing.find((each) => isSameAlarm(each, alarm));
        const reminders = dailyMoments(alarm.alarm, this.clock.now()).length * audiencesOf(alarm.alarm).length;
        return found?.dueOn === alarm.dueOn && found.today >= reminders;
      })
    );
  }

  /** Restores what was open on a case that is reopened. */
  private async reopenEndedFollowUps(tx: EntityManager, { id, facts }: AlarmCase): Promise<void> {
    const ended = await tx.find(FollowUp, {
      where: { caseId: id, endedWithCase: true, endedAt: MoreThan(this.facts.reopenLimit) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const followUp of ended) await this.followUps.reopen(tx, followUp, facts.canton);
  }

  private async deriveAlarms(tx: EntityManager, theCase: AlarmCase, open: FollowUp[]): Promise<void> {
    const current = open.filter((followUp): followUp is FollowUp & Alarm => followUp.alarm !== null);
    const expected = alarmsOf(theCase.facts, this.clock.today());
    for (const followUp of current) {
      if (expected.some((alarm) => isSameAlarm(alarm, followUp))) continue;
      const state = endOf(followUp, theCase.facts);
      await this.followUps.end(tx, followUp, state, state === 'done' ? 'done' : 'cause-gone');
    }
    for (const alarm of expected) {
      const standing = current.find((followUp) => isSameAlarm(followUp, alarm));
      await this.deriveAlarm(tx, theCase, alarm, standing ?? null);
    }
  }

  private async deriveAlarm(
    tx: EntityManager,
    { id, facts }: AlarmCase,
    { alarm, about, dueOn }: Alarm,
    standing: FollowUp | null,
  ): Promise<void> {
    const now = this.clock.now();
    const audiences = audiencesOf(alarm);
    const moments = firstMoments({ alarm, about, dueOn }, facts.canton, now);
    if (!standing) {
      const values = { alarm, about, title: null, dueOn, remindDaysBefore: daysBefore(alarm), createdBy: null };
      const followUp = await this.followUps.insert(tx, { kind: 'case', id }, values, moments, audiences);
      await this.planLadder(tx, followUp, facts);
    } else if (standing.dueOn !== dueOn) {
      Object.assign(standing, { formerDueOn: formerDay(standing, dueOn, this.clock.today()), dueOn });
      await this.followUps.reschedule(tx, standing, 'moved', moments, audiences);
      await this.planLadder(tx, standing, facts);
    } else {
      await this.reminders.plan(tx, standing, audiences, dailyMoments(alarm, now));
    }
  }

  private async planLadder(tx: EntityManager, { id, alarm, about, dueOn }: FollowUp, facts: AlarmFacts): Promise<void> {
    for (const [audience, moment] of ladderOf(alarm!, about, facts, this.clock.now()))
      await this.reminders.plan(tx, { id, dueOn }, [audience], [moment]);
  }
}
