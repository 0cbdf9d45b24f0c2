import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Case } from './case.entity.js';
import type { Blocker } from './stage.rules.js';

/** What a later room does when the life of a case changes; called with the case locked, in the same transaction. */
export interface CaseParticipant {
  /** Why the case cannot end now; empty when it can. */
  blockers?(tx: EntityManager, theCase: Case): Promise<Blocker[]>;
  /** The case has ended: nothing of it may stay open. */
  onEnd?(tx: EntityManager, theCase: Case): Promise<void>;
  /** Another adviser has the case, or none, so that it waits; `former` had it before. */
  onReassign?(tx: EntityManager, theCase: Case, former: string | null): Promise<void>;
  /** The person has moved away from where the case was: what was arranged for that place no longer holds. */
  onRelocate?(tx: EntityManager, theCase: Case): Promise<void>;
}

/** The rooms that must take part, in the order in which they are called. */
const REQUIRED = ['matching', 'follow-ups', 'helpers'] as const;

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

  async blockers(tx: EntityManager, theCase: Case): Promise<Blocker[]> {
    const found: Blocker[] = [];
    for (const participant of this.registered()) found.push(...((await participant.blockers?.(tx, theCase)) ?? []));
    return found;
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
