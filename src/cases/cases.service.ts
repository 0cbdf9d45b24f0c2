import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { coordinates, type Principal } from '../access/principal.js';
import { Clock } from '../common/clock.js';
import { BadInput, NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { EligibilityService } from '../eligibility/eligibility.service.js';
import { PlacesService } from '../places/places.service.js';
import { CaseView } from './case.dto.js';
import type { UpdateCase, UpdateWaiting, ReleaseCase } from './case-input.dto.js';
import type { Case } from './case.entity.js';
import { CaseLetters } from './case.letters.js';
import { NoDecisionYet, NotWaiting, StageNotInProcedure } from './case.problems.js';
import { withFacts } from './case.rules.js';
import { hasStage } from './stage.rules.js';
import { CaseLifecycle } from './case-lifecycle.service.js';
import { CaseParticipants } from './case-participants.js';
import { CaseRepository } from './case.repository.js';
import { CaseTimelineService } from './case-timeline.service.js';
import { CaseViewService } from './case-view.service.js';
import { CaseWriter } from './case-writer.service.js';
import type { DecisionInput } from './facts.dto.js';
import type { ReceivedLetter } from './received-letter.entity.js';
import { ReceivedLettersService } from './received-letters.service.js';
import { inputError } from '../common/input-codes.js';

@Injectable()
export class CasesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly letters: CaseLetters,
    private readonly eligibility: EligibilityService,
    private readonly timeline: CaseTimelineService,
    private readonly views: CaseViewService,
    private readonly writer: CaseWriter,
    private readonly cases: CaseRepository,
    private readonly lifecycle: CaseLifecycle,
    private readonly participants: CaseParticipants,
    private readonly receivedLetters: ReceivedLettersService,
  ) {}

  async update(who: Principal, id: string, input: UpdateCase, version: number): Promise<CaseView> {
    return this.writer.update(who, id, version, async (tx, theCase) => {
      if (input.procedure !== undefined) {
        if (!hasStage(input.procedure, theCase.stage)) throw new StageNotInProcedure(theCase.stage);
        theCase.procedure = input.procedure;
      }
      if (input.commune !== undefined) await this.relocate(tx, theCase, input.commune);
      if (input.filedOn !== undefined) theCase.filedOn = this.writer.pastDay(input.filedOn, '/filedOn');
      if (input.facts) {
        await this.eligibility.requirePossible(tx, input.facts, '/facts');
        this.writer.pastDay(input.facts.authorisedOn ?? null, '/facts/authorisedOn');
        theCase.facts = withFacts(theCase.facts, { ...input.facts });
      }
      if (input.worries) theCase.worries = [...new Set(input.worries)];
      if (input.members) await this.writer.replaceMembers(tx, id, input.members);
      if (input.decision) {
        if (theCase.stage !== 'refused' && theCase.stage !== 'appeal') throw new NoDecisionYet();
        const letter = await this.setDecision(tx, theCase, input.decision);
        await this.timeline.record(tx, theCase, 'decision', { day: letter.lastDay });
      }
    });
  }

  async wait(who: Principal, id: string, input: UpdateWaiting, version: number): Promise<CaseView> {
    return this.writer.update(who, id, version, async (tx, theCase) => {
      if (!coordinates(who, theCase.canton)) throw new NotFound();
      if (!theCase.waitingSince) throw new NotWaiting();
      if (input.decline === undefined) {
        if (input.until && input.until <= this.clock.today())
          throw new BadInput([inputError('/until', 'not-after-today')]);
        theCase.snoozedUntil = input.until ?? null;
        await this.timeline.record(tx, theCase, 'snoozed', { day: theCase.snoozedUntil, text: input.reason });
        return;
      }
      const from = theCase.stage;
      await this.lifecycle.end(tx, theCase, { stage: 'closed', outcome: input.decline, on: this.clock.today() });
      await this.timeline.record(tx, theCase, 'declined', { fromStage: from, toStage: 'closed', text: input.reason });
      const event = input.message ? await this.timeline.record(tx, theCase, 'message', { text: input.message }) : null;
      await this.letters.notifyPerson(tx, 'request-declined', theCase, event ? { event } : {});
    });
  }

  async release(who: Principal, id: string, input: ReleaseCase): Promise<CaseView> {
    return this.db.transaction(async (tx) => {
      const theCase = await this.cases.lock(tx, who, id);
      await this.lifecycle.release(tx, theCase, input.reason, { deadlinesTo: input.deadlinesTo ?? null });
      // The adviser, whose case it was, may still read it in this response.
      return this.views.viewOf(tx, theCase);
    });
  }

  private setDecision(tx: EntityManager, theCase: Case, input: DecisionInput): Promise<ReceivedLetter> {
    return theCase.decisionLetterId === null
      ? this.receivedLetters.recordDecision(tx, theCase, input)
      : this.receivedLetters.correctDecision(tx, theCase, input);
  }

  /** Another canton has other coordinators and rules. */
  private async relocate(tx: EntityManager, theCase: Case, bfs: number): Promise<void> {
    const commune = await this.places.requireCommune(tx, bfs, '/commune');
    theCase.commune = commune.bfs;
    if (commune.canton === theCase.canton) return;
    theCase.canton = commune.canton;
    theCase.rulesVersion = (await this.places.ruleOf(tx, commune.canton)).version;
    await this.participants.relocated(tx, theCase);
    await tx.query(`update cases set opened_at = null, alarmed_at = null where id = $1`, [theCase.id]);
    if (theCase.waitingSince) await this.letters.notifyCoordinators(tx, 'request-new', theCase);
  }
}
