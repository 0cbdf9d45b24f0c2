import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, realNow } from '../common/clock.js';
import { digest, Keys } from '../common/keys.js';

const PURPOSE = 'passkey challenge';
const LIFE = 5 * 60_000;
const CHALLENGE = /^([\w-]{22})\.([a-z0-9]{1,12})\.(.+)$/;

/** `sign-in`, or what an account does in its session. */
export type ChallengePurpose = 'sign-in' | `${'add' | 'confirm'} ${string}`;

/**
 * Challenges are signed, not stored, so that strangers who ask for them write nothing. One that was answered is recorded,
 * and is refused from then on.
 */
@Injectable()
export class PasskeyChallenges {
  constructor(
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  create(purpose: ChallengePurpose): string {
    const random = randomBytes(16).toString('base64url');
    const at = realNow().getTime().toString(36);
    return `${random}.${at}.${this.keys.sign(PURPOSE, `${purpose} ${random} ${at}`)}`;
  }

  /** Whether it was made for the purpose within the last five minutes. */
  isValid(purpose: ChallengePurpose, challenge: string): boolean {
    const [, random = '', at = '', signature = ''] = CHALLENGE.exec(challenge) ?? [];
    const age = realNow().getTime() - parseInt(at, 36);
    return this.keys.verify(PURPOSE, `${purpose} ${random} ${at}`, signature) && age >= 0 && age <= LIFE;
  }

  /** False when it was used before; of two at once, one waits for the other. */
  async use(tx: EntityManager, accountId: string, challenge: string): Promise<boolean> {
    const now = this.clock.now();
    const used = await tx.query<unknown[]>(
      `insert into account_links (token_hash, account_id, purpose, expires_at, used_at) values ($1, $2, 'passkey', $3, $4)
       on conflict (token_hash) do nothing returning token_hash`,
      [digest(challenge), accountId, new Date(now.getTime() + LIFE), now],
    );
    return used.length > 0;
  }
}
