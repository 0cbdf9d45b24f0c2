import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { CaseLifecycle } from '../cases/case-lifecycle.service.js';
import { CaseMoveService } from '../cases/case-move.service.js';
import { CaseRepository } from '../cases/case.repository.js';
import { CaseTimelineService } from '../cases/case-timeline.service.js';
import { CaseEnded } from '../cases/case.problems.js';
import { ENDED } from '../cases/case.rules.js';
import { letterFields } from '../cases/letter.rules.js';
import { ReceivedLetter } from '../cases/received-letter.entity.js';
import { ReceivedLettersService } from '../cases/received-letters.service.js';
import type { IdempotentRequest } from '../common/http.js';
import { Db } from '../db/db.js';
import type { LetterEventView, ReceiveLetter } from './deadline.dto.js';
import { Deadline } from './deadline.entity.js';

@Injectable()
export class LettersService {
  constructor(
    private readonly db: Db,
    private readonly cases: CaseRepository,
    private readonly lifecycle: CaseLifecycle,
    private readonly moves: CaseMoveService,
    private readonly timeline: CaseTimelineService,
    private readonly letters: ReceivedLettersService,
  ) {}

  /** A letter came: it stands in the timeline, starts its deadline, and moves the case where that was asked for. */
  receive(
    who: Principal,
    caseId: string,
    input: ReceiveLetter,
    idempotencyKey: IdempotentRequest | null,
  ): Promise<LetterEventView> {
    return this.db.create(
      idempotencyKey,
      (tx) => this.record(tx, who, caseId, input),
      (eventId) => this.view(who, caseId, eventId),
    );
  }

  private async record(tx: EntityManager, who: Principal, caseId: string, input: ReceiveLetter): Promise<string> {
    const theCase = await this.cases.lock(tx, who, caseId);
    if (ENDED.includes(theCase.stage)) throw new CaseEnded();
    const fields = letterFields(input);
    const eventId = await this.timeline.record(tx, theCase, 'letter-received', {
      about: input.kind,
      day: fields.receivedOn,
      text: input.text ?? null,
    });
    await this.letters.record(tx, theCase, input.kind, fields, eventId);
    if (input.stage !== undefined && input.stage !== theCase.stage)
      await this.moves.moveLocked(tx, theCase, { to: input.stage, on: fields.receivedOn ?? undefined });
    await this.lifecycle.save(tx, theCase);
    return eventId;
  }

  private async view(who: Principal, caseId: string, eventId: string): Promise<LetterEventView> {
    const event = await this.timeline.view(who, caseId, eventId);
    const { manager } = this.db.source;
    const letter = await manager.findOneByOrFail(ReceivedLetter, { eventId });
    const deadline = await manager.findOne(Deadline, { where: { letterId: letter.id }, order: { id: 'ASC' } });
    return { ...event, letterId: letter.id, deadlineId: deadline?.id ?? null };
  }
}
