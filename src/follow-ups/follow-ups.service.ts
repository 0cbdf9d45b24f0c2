import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import type { Case } from '../cases/case.entity.js';
import { CaseRepository } from '../cases/case.repository.js';
import { ENDED } from '../cases/case.rules.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { addDays } from '../common/day.js';
import type { IdempotentRequest } from '../common/http.js';
import { BadInput, NotFound, Stale } from '../common/problem.js';
import { Db } from '../db/db.js';
import {
  FollowUpView,
  type CreateFollowUp,
  type UpdateFollowUp,
  type FinishedView,
  type FinishFollowUp,
  type SnoozeFollowUp,
} from './follow-up.dto.js';
import { FollowUp } from './follow-up.entity.js';
import { AlarmStands, CaseClosed, FollowUpEnded } from './follow-up.problems.js';
import { blocker, dueDayFault } from './follow-up.rules.js';
import { plan } from './reminder.rules.js';
import { FollowUpListService } from './follow-up-list.service.js';
import { FollowUpStore } from './follow-up-store.js';
import { inputError } from '../common/input-codes.js';

const ON_THE_DAY = [0];

export type LockedCase = Pick<Case, 'id' | 'stage' | 'canton' | 'personId'>;

/** Lock order: case, follow-up, reminders; so the next due day of a case always matches its open follow-ups. */
@Injectable()
export class FollowUpsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly list: FollowUpListService,
    private readonly store: FollowUpStore,
    private readonly cases: CaseRepository,
  ) {}

  async create(
    who: Principal,
    caseId: string,
    input: CreateFollowUp,
    idempotencyKey: IdempotentRequest | null,
  ): Promise<FollowUpView> {
    return this.db.create(
      idempotencyKey,
      async (tx) => {
        const theCase = await this.cases.lock(tx, who, caseId);
        const followUp = await this.createByHand(tx, who, theCase, input, '');
        await this.store.refreshNextDue(tx, theCase.id);
        return followUp.id;
      },
      (id) => this.list.view(who, id),
    );
  }

  async update(who: Principal, id: string, input: UpdateFollowUp, version: number): Promise<FollowUpView> {
    return this.updateLocked(who, id, async (tx, followUp, theCase) => {
      if (followUp.version !== version) throw new Stale(followUp.version);
      this.requireOpen(followUp);
      this.requireOpenCase(theCase);
      const dueOn = input.dueOn ?? followUp.dueOn;
      if (dueOn !== followUp.dueOn) this.checkDay(dueOn, '/dueOn');
      const remindDaysBefore = input.remindDaysBefore ?? followUp.remindDaysBefore;
      if (input.title !== undefined) followUp.title = input.title;
      const moved = dueOn !== followUp.dueOn || String(remindDaysBefore) !== String(followUp.remindDaysBefore);
      if (!moved) return void (await tx.save(followUp));
      Object.assign(followUp, { dueOn, remindDaysBefore });
      await this.store.reschedule(
        tx,
        followUp,
        'moved',
        plan(dueOn, remindDaysBefore, theCase.canton, this.clock.now()),
        ['adviser'],
      );
    });
  }

  async snooze(who: Principal, id: string, input: SnoozeFollowUp): Promise<FollowUpView> {
    return this.updateLocked(who, id, async (tx, followUp, theCase) => {
      this.requireOpen(followUp);
      this.requireOpenCase(theCase);
      this.checkDay(input.until, '/until', addDays(this.clock.today(), 1));
      // A device that got no answer repeats its request.
      if (followUp.dueOn === input.until) return;
      followUp.dueOn = input.until;
      await this.store.reschedule(
        tx,
        followUp,
        'snoozed',
        plan(followUp.dueOn, followUp.remindDaysBefore, theCase.canton, this.clock.now()),
        ['adviser'],
      );
    });
  }

  async finish(who: Principal, id: string, input: FinishFollowUp): Promise<FinishedView> {
    let next: string | null = null;
    const view = await this.updateLocked(who, id, async (tx, followUp, theCase) => {
      this.requireOpen(followUp);
      followUp.note = input.note ?? null;
      await this.store.end(tx, followUp, 'done', 'done');
      next = input.next ? (await this.createByHand(tx, who, theCase, input.next, '/next')).id : null;
    });
    return { ...view, next: next === null ? null : await this.list.view(who, next) };
  }

  async cancel(who: Principal, id: string): Promise<FollowUpView> {
    return this.updateLocked(who, id, async (tx, followUp) => {
      this.requireOpen(followUp);
      await this.store.end(tx, followUp, 'cancelled', 'cancelled');
    });
  }

  private async updateLocked(
    who: Principal,
    id: string,
    work: (tx: EntityManager, followUp: FollowUp, theCase: LockedCase) => Promise<void>,
  ): Promise<FollowUpView> {
    await this.db.transaction(async (tx) => {
      const row = await tx.findOne(FollowUp, { select: { id: true, caseId: true }, where: { id } });
      if (!row?.caseId) throw new NotFound();
      const theCase = await this.cases.lock(tx, who, row.caseId);
      const followUp = await tx.findOneOrFail(FollowUp, { where: { id }, lock: { mode: 'pessimistic_write' } });
      auditSubjects(followUp.id);
      await work(tx, followUp, theCase);
      await this.store.refreshNextDue(tx, theCase.id);
    });
    return this.list.view(who, id);
  }

  private async createByHand(
    tx: EntityManager,
    who: Principal,
    theCase: LockedCase,
    input: CreateFollowUp,
    pointer: string,
  ): Promise<FollowUp> {
    this.requireOpenCase(theCase);
    this.checkDay(input.dueOn, `${pointer}/dueOn`);
    const remindDaysBefore = input.remindDaysBefore ?? ON_THE_DAY;
    return this.store.insert(
      tx,
      { kind: 'case', id: theCase.id },
      { alarm: null, title: input.title, dueOn: input.dueOn, remindDaysBefore, createdBy: who.id },
      plan(input.dueOn, remindDaysBefore, theCase.canton, this.clock.now()),
      ['adviser'],
    );
  }

  private checkDay(day: string, pointer: string, earliest = this.clock.today()): void {
    const fault = dueDayFault(day, earliest, this.clock.today());
    if (fault) throw new BadInput([inputError(pointer, fault)]);
  }

  private requireOpenCase(theCase: LockedCase): void {
    if (ENDED.includes(theCase.stage)) throw new CaseClosed();
  }

  private requireOpen(followUp: FollowUp): void {
    const row = blocker(followUp);
    if (row === 'ended') throw new FollowUpEnded();
    if (row === 'alarm') throw new AlarmStands(followUp.alarm!);
  }
}
