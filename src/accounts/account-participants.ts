import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface AccountReference {
  id: string;
  adviserId: string | null;
}

export interface OpenWork {
  cases: number;
  offers: number;
  deadlines: number;
}

export interface AccountParticipant {
  openWork?(tx: EntityManager, account: AccountReference): Promise<Partial<OpenWork>>;
  onDisable?(tx: EntityManager, account: AccountReference): Promise<void>;
}

/** Called from the last room to the first, so that locks are taken in the order case, adviser. */
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
