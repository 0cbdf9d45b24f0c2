import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Case, CaseEvent } from '../cases/case.entity.js';
import { letterFields, type LetterInput } from '../cases/letter.rules.js';
import { ReceivedLetter, type LetterKind } from '../cases/received-letter.entity.js';
import { newId } from '../common/id.js';
import { Deadline } from '../deadlines/deadline.entity.js';
import { DeadlineStore } from '../deadlines/deadline-store.js';
import type { ExampleCase, ExampleDecision, ExampleLetter } from '../examples/index.js';
import { DemoTimeline } from './demo-timeline.js';

type CaseOfLetter = Pick<Case, 'id' | 'procedure' | 'canton'>;
/** What a decision and another letter have in common. */
type AnyLetter = ExampleLetter | (ExampleDecision & { kind: 'refusal' });

/** Letters of authorities and the deadlines they start, some acknowledged, one of an appeal that was sent. */
@Injectable()
export class DemoDeadlinesLoader {
  constructor(
    private readonly store: DeadlineStore,
    private readonly timeline: DemoTimeline,
  ) {}

  async load(tx: EntityManager, example: ExampleCase, theCase: CaseOfLetter): Promise<void> {
    const { decision, letters = [] } = example;
    if (decision) {
      const letter = await this.loadLetter(tx, { ...decision, kind: 'refusal' }, theCase);
      await tx.query(`update cases set decision_letter_id = $2 where id = $1`, [theCase.id, letter.id]);
    }
    for (const letter of letters) await this.loadLetter(tx, letter, theCase);
  }

  private async loadLetter(tx: EntityManager, example: AnyLetter, theCase: CaseOfLetter): Promise<ReceivedLetter> {
    const day = (daysAgo: number): string => this.timeline.day(daysAgo);
    const at = this.timeline.at(example.receivedDaysAgo ?? 2, 18);
    const isDecision = 'decidedDaysAgo' in example;
    const input: LetterInput = {
      ...(isDecision ? { decidedOn: day(example.decidedDaysAgo), remedyBody: example.remedyBody } : {}),
      receivedOn: example.receivedDaysAgo === null ? null : day(example.receivedDaysAgo),
      delivery: example.delivery,
      firstAttemptOn:
        'firstAttemptDaysAgo' in example && example.firstAttemptDaysAgo !== undefined
          ? day(example.firstAttemptDaysAgo)
          : undefined,
      by: example.by,
      termDays: example.termDays,
      lastDay: example.lastDayInDays === undefined ? undefined : day(-example.lastDayInDays),
    };
    const eventId = isDecision ? null : await this.loadEvent(tx, example, theCase, at);
    const letter = tx.create(ReceivedLetter, {
      id: newId(),
      caseId: theCase.id,
      eventId,
      kind: example.kind satisfies LetterKind,
      ...letterFields(input),
      recordedBy: null,
      recordedAt: at,
      version: 1,
    });
    await tx.insert(ReceivedLetter, letter);
    const deadline = await this.store.ofLetter(tx, theCase, letter);
    if (deadline) await this.loadProgress(tx, example, deadline, at);
    return letter;
  }

  private async loadEvent(
    tx: EntityManager,
    example: AnyLetter,
    { id: caseId }: CaseOfLetter,
    at: Date,
  ): Promise<string> {
    const id = newId();
    await tx.insert(CaseEvent, {
      id,
      caseId,
      kind: 'letter-received',
      at,
      recordedAt: at,
      actor: null,
      fromStage: null,
      toStage: null,
      day: example.receivedDaysAgo === null ? null : this.timeline.day(example.receivedDaysAgo),
      about: example.kind,
      adviserId: null,
      text: ('text' in example ? example.text : undefined) ?? null,
    });
    return id;
  }

  private async loadProgress(tx: EntityManager, example: AnyLetter, deadline: Deadline, at: Date): Promise<void> {
    deadline.askedAt = at;
    if (example.acknowledged) Object.assign(deadline, { acknowledgedAt: at, acknowledgedHow: 'screen' });
    if ('sent' in example && example.sent) {
      const { daysAgo, tracking } = example.sent;
      Object.assign(deadline, {
        state: 'met',
        endedAt: this.timeline.at(daysAgo, 19),
        sentOn: this.timeline.day(daysAgo),
        sentHow: 'registered',
        tracking,
      });
    }
    await tx.save(deadline);
  }
}
