import { Injectable } from '@nestjs/common';
import { MoreThanOrEqual, type EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { Clock } from '../common/clock.js';
import { inputError } from '../common/input-codes.js';
import { BadInput } from '../common/problem.js';
import { CaseLifecycle } from './case-lifecycle.service.js';
import { CaseParticipants } from './case-participants.js';
import { CaseTimelineService } from './case-timeline.service.js';
import { CaseWriter } from './case-writer.service.js';
import type { CaseView } from './case.dto.js';
import type { MoveCase } from './case-input.dto.js';
import { CaseEvent, type Case, type Stage } from './case.entity.js';
import { CaseCannotMove } from './case.problems.js';
import { ANOTHER_AUTHORISATION, withFacts } from './case.rules.js';
import { ReceivedLettersService } from './received-letters.service.js';
import { blockers } from './stage.rules.js';

@Injectable()
export class CaseMoveService {
  constructor(
    private readonly clock: Clock,
    private readonly writer: CaseWriter,
    private readonly lifecycle: CaseLifecycle,
    private readonly participants: CaseParticipants,
    private readonly timeline: CaseTimelineService,
    private readonly receivedLetters: ReceivedLettersService,
  ) {}

  /** Takes the case to another stage, or records a further refusal. Throws {@link CaseCannotMove} with what is missing. */
  async move(who: Principal, id: string, input: MoveCase, version: number): Promise<CaseView> {
    return this.writer.update(who, id, version, (tx, theCase) => this.moveLocked(tx, theCase, input));
  }

  /** Of a case that the caller has locked and saves. */
  async moveLocked(tx: EntityManager, theCase: Case, input: MoveCase): Promise<void> {
    const on = this.writer.pastDay(input.on ?? this.clock.today(), '/on')!;
    const { stage: from } = theCase;
    const filedOn = input.to === 'filed' ? (input.on ?? theCase.filedOn ?? on) : theCase.filedOn;
    const hasDecision = input.decision !== undefined || (await this.hasDecision(tx, theCase, input.to));
    requirePossible(theCase, input, filedOn, hasDecision);
    await this.setDecision(tx, theCase, input);
    theCase.filedOn = filedOn;
    this.setAuthorisation(theCase, input);
    discardEarlierDecision(theCase, input);
    await this.enter(tx, theCase, input, on);
    await this.timeline.record(tx, theCase, from === input.to ? 'decision' : 'moved', {
      fromStage: from,
      toStage: input.to,
      day: on,
    });
  }

  /** Each refusal needs its own decision: a letter that the case has not moved by yet. */
  private async hasDecision(tx: EntityManager, theCase: Case, to: Stage): Promise<boolean> {
    const letter = await this.receivedLetters.decisionOf(tx, theCase);
    if (letter === null || to !== 'refused' || theCase.stage === 'refused') return letter !== null;
    if (letter.eventId === null) return false;
    const { id: caseId } = theCase;
    const recordedAt = MoreThanOrEqual(letter.recordedAt);
    return !(await tx.existsBy(CaseEvent, { caseId, kind: 'moved', toStage: 'refused', recordedAt }));
  }

  private async setDecision(tx: EntityManager, theCase: Case, { to, decision }: MoveCase): Promise<void> {
    if (!decision) return;
    if (to !== 'refused' && to !== 'appeal') throw new BadInput([inputError('/decision', 'decision-at-other-stage')]);
    if (to === 'appeal' && theCase.decisionLetterId !== null)
      await this.receivedLetters.correctDecision(tx, theCase, decision);
    else await this.receivedLetters.recordDecision(tx, theCase, decision);
  }

  /** Another application or authorisation ends what the former one allowed. */
  private setAuthorisation(theCase: Case, { to, authorisedOn }: MoveCase): void {
    if (authorisedOn !== undefined && to !== 'cantonal-decision')
      throw new BadInput([inputError('/authorisedOn', 'authorised-at-other-stage')]);
    const day = this.writer.pastDay(authorisedOn ?? null, '/authorisedOn');
    if (day !== null || ANOTHER_AUTHORISATION.includes(to))
      theCase.facts = withFacts(theCase.facts, { authorisedOn: day });
  }

  private async enter(tx: EntityManager, theCase: Case, input: MoveCase, on: string): Promise<void> {
    if (input.to === 'closed') await this.lifecycle.end(tx, theCase, { stage: 'closed', outcome: input.outcome!, on });
    else if (input.to === 'withdrawn') await this.lifecycle.end(tx, theCase, { stage: 'withdrawn' });
    else {
      await this.participants.moving(tx, theCase, input.to);
      Object.assign(theCase, { stage: input.to, outcome: null, closedOn: null });
    }
    if (input.to === 'moved') await this.participants.relocated(tx, theCase);
  }
}

function requirePossible(theCase: Case, input: MoveCase, filedOn: string | null, hasDecision: boolean): void {
  const { stage: from } = theCase;
  const hasAdviser = theCase.adviserId !== null;
  const result = blockers({ ...theCase, hasAdviser, outcome: input.outcome ?? null, filedOn, hasDecision }, input.to);
  if (result.length > 0) throw new CaseCannotMove(from, input.to, result);
}

/** Another round has another decision; an open deadline of the earlier one stays until somebody ends it. */
function discardEarlierDecision(theCase: Case, { to }: MoveCase): void {
  if (!['refused', 'appeal', 'closed', 'withdrawn'].includes(to)) theCase.decisionLetterId = null;
}
