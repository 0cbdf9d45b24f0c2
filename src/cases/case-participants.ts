import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Case, Stage } from './case.entity.js';
import type { ReceivedLetter } from './received-letter.entity.js';

/** What was said when a case was released. */
export interface ReleaseTerms {
  /** Who answers for its open deadlines from now on; null: nobody was asked. */
  deadlinesTo: 'coordinator' | null;
}

/** What a later room does when the life of a case changes; called with the case locked, in the same transaction. */
export interface CaseParticipant {
  /**
   * The case is about to move to another stage, or to end; what speaks against it is thrown. `byPerson`: the person has
   * withdrawn, which nothing speaks against.
   */
  beforeMove?(tx: EntityManager, theCase: Case, to: Stage, byPerson: boolean): Promise<void>;
  /** The adviser is about to give the case back, so that it waits again. */
  beforeRelease?(tx: EntityManager, theCase: Case, terms: ReleaseTerms): Promise<void>;
  /** A letter of an authority was recorded or corrected. */
  onLetter?(tx: EntityManager, theCase: Case, letter: ReceivedLetter): Promise<void>;
  /** The case has ended: nothing of it may stay open. */
  onEnd?(tx: EntityManager, theCase: Case): Promise<void>;
  /** Another adviser has the case, or none, so that it waits; `former` had it before. */
  onReassign?(tx: EntityManager, theCase: Case, former: string | null): Promise<void>;
  /** The person has moved away from where the case was: what was arranged for that place no longer holds. */
  onRelocate?(tx: EntityManager, theCase: Case): Promise<void>;
}

/** The rooms that must take part, in the order in which they are called. */
const REQUIRED = ['deadlines', 'matching', 'follow-ups'] as const;

/**
 * Later rooms that take part in the life of a case. `cases` does not import them; each registers under its name when the
 * program starts. One that is missing or registers twice keeps the program from starting.
 */
@Injectable()
export class CaseParticipants implements OnApplicationBootstrap {
  private readonly participants = new Map<string, CaseParticipant | null>(REQUIRED.map((room) => [room, null]));

  register(room: string, participant: CaseParticipant): void {
    if (this.participants.get(room)) throw new Error(`${room} takes part in cases twice`);
    this.participants.set(room, participant);
  }

  onApplicationBootstrap(): void {
    const missing = [...this.participants].filter(([, participant]) => !participant).map(([room]) => room);
    if (missing.length > 0) throw new Error(`these rooms do not take part in cases: ${missing.join(', ')}`);
  }

  async moving(tx: EntityManager, theCase: Case, to: Stage, byPerson = false): Promise<void> {
    for (const participant of this.registered()) await participant.beforeMove?.(tx, theCase, to, byPerson);
  }

  async releasing(tx: EntityManager, theCase: Case, terms: ReleaseTerms): Promise<void> {
    for (const participant of this.registered()) await participant.beforeRelease?.(tx, theCase, terms);
  }

  async letterCame(tx: EntityManager, theCase: Case, letter: ReceivedLetter): Promise<void> {
    for (const participant of this.registered()) await participant.onLetter?.(tx, theCase, letter);
  }

  async ended(tx: EntityManager, theCase: Case): Promise<void> {
    for (const participant of this.registered()) await participant.onEnd?.(tx, theCase);
  }

  async reassigned(tx: EntityManager, theCase: Case, former: string | null): Promise<void> {
    for (const participant of this.registered()) await participant.onReassign?.(tx, theCase, former);
  }

  async relocated(tx: EntityManager, theCase: Case): Promise<void> {
    for (const participant of this.registered()) await participant.onRelocate?.(tx, theCase);
  }

  private registered(): CaseParticipant[] {
    return [...this.participants.values()].filter((participant) => participant !== null);
  }
}
