import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { CaseParticipants, type ReleaseTerms } from './case-participants.js';
import { CaseTimelineService } from './case-timeline.service.js';
import { Case, type Outcome } from './case.entity.js';
import { CaseLetters } from './case.letters.js';
import { CaseEnded, HasAdviserAlready, HasNoAdviser } from './case.problems.js';
import { ENDED } from './case.rules.js';

export type Ending = { stage: 'closed'; outcome: Outcome; on: string } | { stage: 'withdrawn'; byPerson?: boolean };

/**
 * Ends, assigns and releases cases: nothing else does. Each takes a case that the caller has locked, saves it, and lets
 * the rooms take part whose records hang on it. Lock order: case, adviser, offer, follow-up, reminders.
 */
@Injectable()
export class CaseLifecycle {
  constructor(
    private readonly clock: Clock,
    private readonly timeline: CaseTimelineService,
    private readonly letters: CaseLetters,
    private readonly participants: CaseParticipants,
  ) {}

  /** Throws the problem of a later room that is against it. The caller records why the case has ended. */
  async end(tx: EntityManager, theCase: Case, ending: Ending): Promise<void> {
    const byPerson = ending.stage === 'withdrawn' && ending.byPerson === true;
    await this.participants.moving(tx, theCase, ending.stage, byPerson);
    Object.assign(theCase, { stage: ending.stage, outcome: null, closedOn: null });
    if (ending.stage === 'closed') Object.assign(theCase, { outcome: ending.outcome, closedOn: ending.on });
    await this.save(tx, theCase);
    await this.participants.ended(tx, theCase);
  }

  /** Gives the case to an adviser and tells the person; the caller has asked the rules of matching. */
  async assign(tx: EntityManager, theCase: Case, adviserId: string): Promise<void> {
    if (theCase.adviserId) throw new HasAdviserAlready();
    if (ENDED.includes(theCase.stage)) throw new CaseEnded();
    const from = theCase.stage;
    theCase.adviserId = adviserId;
    // Assigning confirms that the request is genuine.
    theCase.lettersHeldSince = null;
    if (from === 'requested') theCase.stage = 'screening';
    auditSubjects(theCase.id, theCase.personId);
    await this.save(tx, theCase);
    await this.participants.reassigned(tx, theCase, null);
    await this.timeline.record(tx, theCase, 'matched', { adviserId, fromStage: from, toStage: theCase.stage });
    const key = `adviser-found:${theCase.id}:${adviserId}:${this.clock.today()}`;
    await this.letters.notifyPerson(tx, 'adviser-found', theCase, { adviser: adviserId, on: this.clock.today() }, key);
  }

  /** Ends the match: the case waits again and keeps its history. */
  async release(tx: EntityManager, theCase: Case, reason: string, terms: ReleaseTerms): Promise<void> {
    if (ENDED.includes(theCase.stage)) throw new CaseEnded();
    if (!theCase.adviserId) throw new HasNoAdviser();
    const { adviserId } = theCase;
    await this.participants.releasing(tx, theCase, terms);
    theCase.adviserId = null;
    if (theCase.stage === 'screening') theCase.stage = 'requested';
    await this.save(tx, theCase);
    await this.participants.reassigned(tx, theCase, adviserId);
    await this.timeline.record(tx, theCase, 'released', { adviserId, text: reason });
    await this.letters.notifyCoordinators(tx, 'case-released', theCase);
    await this.letters.notifyPerson(tx, 'still-looking', theCase);
  }

  async insert(tx: EntityManager, theCase: Case): Promise<void> {
    this.setWaiting(theCase);
    await tx.insert(Case, theCase);
  }

  async save(tx: EntityManager, theCase: Case): Promise<void> {
    this.setWaiting(theCase);
    await tx.save(theCase);
  }

  /** An open case without an adviser waits, and no other case does. */
  private setWaiting(theCase: Case): void {
    if (theCase.adviserId || ENDED.includes(theCase.stage)) theCase.waitingSince = null;
    else theCase.waitingSince ??= this.clock.now();
    if (!theCase.waitingSince) theCase.snoozedUntil = null;
  }
}
