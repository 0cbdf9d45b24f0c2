import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { newId } from '../common/id.js';
import type { CantonCode } from '../common/cantons.js';
import { FollowUp, type AlarmKind, type Audience, type FollowUpSubject } from './follow-up.entity.js';
import { plan, type PlannedReminder } from './reminder.rules.js';
import { RemindersService, type Reason } from './reminders.service.js';

export interface FollowUpToCreate {
  alarm: AlarmKind | null;
  /** What an alarm is about; left out: the subject itself. */
  about?: string;
  title: string | null;
  dueOn: string;
  remindDaysBefore: readonly number[];
  createdBy: string | null;
}

/** The caller has locked the subject. */
@Injectable()
export class FollowUpStore {
  constructor(
    private readonly clock: Clock,
    private readonly reminders: RemindersService,
  ) {}

  async insert(
    tx: EntityManager,
    subject: FollowUpSubject,
    input: FollowUpToCreate,
    moments: readonly PlannedReminder[],
    audiences: readonly Audience[],
  ): Promise<FollowUp> {
    const followUp = tx.create(FollowUp, {
      about: '',
      ...input,
      remindDaysBefore: [...input.remindDaysBefore],
      id: newId(),
      subjectKind: subject.kind,
      subjectId: subject.id,
      state: 'open',
      note: null,
      formerDueOn: null,
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

  async reschedule(
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

  async end(tx: EntityManager, followUp: FollowUp, state: 'done' | 'cancelled', reason: Reason): Promise<void> {
    auditSubjects(followUp.id);
    Object.assign(followUp, { state, endedAt: this.clock.now() });
    await tx.save(followUp);
    await this.reminders.cancel(tx, followUp.id, reason);
  }

  /** The open follow-ups of a locked case, locked too. */
  lockOpen(tx: EntityManager, caseId: string): Promise<FollowUp[]> {
    return tx.find(FollowUp, {
      where: { caseId, state: 'open' },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Ends what is open on a locked case that has ended; what was made by hand comes back when it is opened again. */
  async endAll(tx: EntityManager, caseId: string): Promise<void> {
    for (const followUp of await this.lockOpen(tx, caseId)) {
      followUp.endedWithCase = followUp.alarm === null;
      await this.end(tx, followUp, 'cancelled', 'case-closed');
    }
    await this.refreshNextDue(tx, caseId);
  }

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

  /** The case keeps its version, so that open forms remain valid. */
  async refreshNextDue(tx: EntityManager, caseId: string): Promise<void> {
    await tx.query(
      `update cases set next_due_on = next.due_on from (select min(due_on) as due_on from follow_ups where case_id = $1 and state = 'open') next
       where id = $1 and next_due_on is distinct from next.due_on`,
      [caseId],
    );
  }
}
