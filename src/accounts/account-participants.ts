import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** The account in question, and the adviser who signs in with it. */
export interface AccountReference {
  id: string;
  adviserId: string | null;
}

/** What counts on an account that is about to be disabled. */
export interface OpenWork {
  /** Cases of its adviser that have not ended. */
  cases: number;
  /** Offers it has not answered. */
  offers: number;
  /** Of those cases, how many have a last day that is still to come. */
  deadlines: number;
}

/** A later room that has records hanging on accounts, which this room does not know. */
export interface AccountParticipant {
  /** Counts what still counts on the account. */
  openWork?(tx: EntityManager, account: AccountReference): Promise<Partial<OpenWork>>;
  /** The account has been disabled in this transaction: sees to it that nothing waits for its holder. */
  onDisable?(tx: EntityManager, account: AccountReference): Promise<void>;
}

/**
 * The later rooms that take part when an account ends. They are asked from the last room to the first, so that locks are
 * taken in the order case, adviser, and what hangs on a record is seen to before it.
 */
@Injectable()
export class AccountParticipants {
  private readonly participants: AccountParticipant[] = [];

  register(participant: AccountParticipant): void {
    this.participants.unshift(participant);
  }

  async openWork(tx: EntityManager, account: AccountReference): Promise<OpenWork> {
    const work: OpenWork = { cases: 0, offers: 0, deadlines: 0 };
    for (const participant of this.participants) Object.assign(work, await participant.openWork?.(tx, account));
    return work;
  }

  async disabled(tx: EntityManager, account: AccountReference): Promise<void> {
    for (const participant of this.participants) await participant.onDisable?.(tx, account);
  }
}
