import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
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
import type { Case } from './case.entity.js';
import { CaseCannotMove } from './case.problems.js';
import { ANOTHER_AUTHORISATION, withFacts } from './case.rules.js';
import { blockers } from './stage.rules.js';

@Injectable()
export class CaseMoveService {
  constructor(
    private readonly clock: Clock,
    private readonly writer: CaseWriter,
    private readonly lifecycle: CaseLifecycle,
    private readonly participants: CaseParticipants,
    private readonly timeline: CaseTimelineService,
  ) {}

  /** Takes the case to another stage, or records a further refusal. Throws {@link CaseCannotMove} with what is missing. */
  async move(who: Principal, id: string, input: MoveCase, version: number): Promise<CaseView> {
    return this.writer.update(who, id, version, async (tx, theCase) => {
      const on = this.writer.pastDay(input.on ?? this.clock.today(), '/on')!;
      const { stage: from } = theCase;
      const filedOn = input.to === 'filed' ? (input.on ?? theCase.filedOn ?? on) : theCase.filedOn;
      if (input.decision) this.writer.setDecision(theCase, input.decision);
      requirePossible(theCase, input, filedOn);
      theCase.filedOn = filedOn;
      this.setAuthorisation(theCase, input);
      discardEarlierDecision(theCase, input);
      await this.enter(tx, theCase, input, on);
      await this.timeline.record(tx, theCase, from === input.to ? 'decision' : 'moved', {
        fromStage: from,
        toStage: input.to,
        day: on,
      });
    });
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
    else Object.assign(theCase, { stage: input.to, outcome: null, closedOn: null });
    if (input.to === 'moved') await this.participants.relocated(tx, theCase);
  }
}

function requirePossible(theCase: Case, input: MoveCase, filedOn: string | null): void {
  const { stage: from } = theCase;
  // Each refusal needs its own decision.
  const decision = input.to === 'refused' && from !== 'refused' && !input.decision ? null : theCase.decision;
  const hasAdviser = theCase.adviserId !== null;
  const result = blockers({ ...theCase, hasAdviser, outcome: input.outcome ?? null, filedOn, decision }, input.to);
  if (result.length > 0) throw new CaseCannotMove(from, input.to, result);
}

/** The last day of an earlier decision must raise no alarm. */
function discardEarlierDecision(theCase: Case, { to }: MoveCase): void {
  if (!['refused', 'appeal', 'closed', 'withdrawn'].includes(to))
    Object.assign(theCase, { decision: null, lastDay: null });
}
