import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseEvent } from '../cases/case.entity.js';
import type { CantonCode } from '../common/cantons.js';
import { Clock } from '../common/clock.js';
import { newId } from '../common/id.js';
import { type ExampleCase } from '../examples/index.js';
import { DAY_MS } from '../common/day.js';
import { CheckIn } from '../follow-ups/check-ins/check-in.entity.js';
import { LINK_DAYS, proposalOf } from '../follow-ups/check-ins/check-in.rules.js';
import { FollowUpStore } from '../follow-ups/follow-up-store.js';
import { plan } from '../follow-ups/reminder.rules.js';
import { maskAddress } from '../mail/letter.js';
import { OutgoingMail } from '../mail/mail.entity.js';
import { stageHistory } from './stage-history.rules.js';
import { DemoTimeline } from './demo-timeline.js';

@Injectable()
export class DemoCaseHistoryLoader {
  constructor(
    private readonly clock: Clock,
    private readonly followUps: FollowUpStore,
    private readonly timeline: DemoTimeline,
  ) {}

  async loadEvents(
    tx: EntityManager,
    example: ExampleCase,
    caseId: string,
    adviserId: string | null,
    requestedAt: Date,
  ): Promise<void> {
    const event = (kind: CaseEvent['kind'], at: Date, more: Partial<CaseEvent> = {}): Partial<CaseEvent> => ({
      id: newId(),
      caseId,
      kind,
      at,
      recordedAt: at,
      actor: null,
      fromStage: null,
      toStage: null,
      day: null,
      about: null,
      adviserId: null,
      text: null,
      ...more,
    });
    const events = [event('opened', requestedAt, { toStage: 'requested' })];
    if (adviserId && example.takenDaysAgo !== undefined)
      events.push(
        event('matched', this.timeline.at(example.takenDaysAgo), {
          adviserId,
          fromStage: 'requested',
          toStage: 'screening',
        }),
      );
    if (example.filedDaysAgo !== undefined)
      events.push(
        event('moved', this.timeline.at(example.filedDaysAgo, 17), {
          fromStage: 'preparation',
          toStage: 'filed',
          day: this.timeline.day(example.filedDaysAgo),
        }),
      );
    for (const { from, to, daysAgo } of stageHistory(example))
      events.push(
        event('moved', this.timeline.at(daysAgo, 17), {
          fromStage: from,
          toStage: to,
          day: this.timeline.day(daysAgo),
        }),
      );
    if (example.released)
      events.push(
        event('released', this.timeline.at(example.released.daysAgo), {
          adviserId: this.timeline.id('adviser', example.released.by),
          text: example.released.reason,
        }),
      );
    for (const note of example.notes ?? [])
      events.push(event(note.kind, this.timeline.at(note.daysAgo, 20), { text: note.text }));
    if (example.decision)
      events.push(
        event('moved', this.timeline.at(example.decision.receivedDaysAgo, 18), {
          toStage: 'refused',
          day: this.timeline.day(example.decision.receivedDaysAgo),
        }),
      );
    if (example.letterReturnedDaysAgo !== undefined)
      events.push(event('mail-failed', this.timeline.at(example.letterReturnedDaysAgo, 9)));
    if (example.checkIn)
      events.push(
        event('check-in-sent', this.timeline.at(example.checkIn.sentDaysAgo, 10)),
        event(`check-in-${example.checkIn.answer}`, this.timeline.at(example.checkIn.answeredDaysAgo, 12)),
      );
    if (example.closedDaysAgo !== undefined)
      events.push(
        event('moved', this.timeline.at(example.closedDaysAgo, 18), {
          toStage: example.stage,
          day: this.timeline.day(example.closedDaysAgo),
        }),
      );
    await tx.insert(CaseEvent, events);
  }

  async loadReturnedLetter(
    tx: EntityManager,
    { letterReturnedDaysAgo, adviser, person }: ExampleCase,
    caseId: string,
  ): Promise<void> {
    if (letterReturnedDaysAgo === undefined || !adviser) return;
    const on = this.timeline.day(letterReturnedDaysAgo);
    const sentAt = this.timeline.at(letterReturnedDaysAgo, 8);
    await tx.insert(OutgoingMail, {
      id: newId(),
      kind: 'adviser-found',
      params: { case: caseId, adviser: this.timeline.id('adviser', adviser), on },
      maskedAddress: maskAddress(person.contact.email ?? ''),
      state: 'failed',
      error: 'returned (5.1.1)',
      attempts: 1,
      dedupeKey: null,
      urgent: false,
      createdAt: sentAt,
      tryAt: sentAt,
      claimedAt: null,
      sentAt,
    });
  }

  async loadCheckIn(tx: EntityManager, { checkIn }: ExampleCase, caseId: string, personId: string): Promise<void> {
    if (!checkIn) return;
    const sentAt = this.timeline.at(checkIn.sentDaysAgo, 10);
    await tx.insert(CheckIn, {
      id: newId(),
      caseId,
      personId,
      silentSince: this.timeline.day(checkIn.sentDaysAgo + 60),
      plannedAt: sentAt,
      sentAt,
      // A link that leads nowhere: whoever looks at the demonstration did not get the letter.
      tokenHash: null,
      expiresAt: new Date(sentAt.getTime() + LINK_DAYS * DAY_MS),
      answer: checkIn.answer,
      answeredAt: this.timeline.at(checkIn.answeredDaysAgo, 12),
      photoIds: [],
      proposal: proposalOf(checkIn.answer, false),
    });
  }

  async loadFollowUps(tx: EntityManager, example: ExampleCase, caseId: string, canton: CantonCode): Promise<void> {
    for (const { title, dueInDays, remindDaysBefore, done } of example.followUps ?? []) {
      const dueOn = this.timeline.day(-dueInDays);
      const moments = done ? [] : plan(dueOn, remindDaysBefore, canton, this.clock.now());
      const followUp = await this.followUps.insert(
        tx,
        { kind: 'case', id: caseId },
        { alarm: null, title, dueOn, remindDaysBefore, createdBy: null },
        moments,
        ['adviser'],
      );
      if (done) await this.followUps.end(tx, followUp, 'done', 'done');
    }
    await this.followUps.refreshNextDue(tx, caseId);
  }
}
