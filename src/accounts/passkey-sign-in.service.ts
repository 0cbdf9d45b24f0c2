import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { Db } from '../db/db.js';
import { WrongPasskey } from './account.problems.js';
import { Auth } from './auth.js';
import type { SignInClient } from './known-browsers.js';
import { PasskeyChallenges, type ChallengePurpose } from './passkey-challenges.js';
import type { UsePasskey } from './passkey.dto.js';
import { Passkey } from './passkey.entity.js';
import { challengeIn, PasskeyVerification } from './passkey-verification.js';
import { refused, SignInSessions, type SignInResult } from './sign-in-sessions.service.js';

/** What an authenticator has signed; it counts once. */
export interface VerifiedAnswer {
  passkey: Passkey;
  challenge: string;
  counter: string;
}

/** A passkey is possession and person at once: it signs in without a password, and stands for the second factor. */
@Injectable()
export class PasskeySignInService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly auth: Auth,
    private readonly challenges: PasskeyChallenges,
    private readonly verification: PasskeyVerification,
    private readonly sessions: SignInSessions,
  ) {}

  /** For signing in, or for confirming a session. They name no passkey, so that they tell nothing of who has one. */
  options(who: Principal | null): Promise<Record<string, unknown>> {
    if (who) auditSubjects(who.id);
    return this.verification.requestOptions(this.challenges.create(who === null ? 'sign-in' : `confirm ${who.id}`));
  }

  /** Throws {@link WrongPasskey}. */
  async signIn(input: UsePasskey, client: SignInClient): Promise<SignInResult> {
    const passkey = await this.db.source.manager.findOneBy(Passkey, { credentialId: input.id });
    const answer = passkey && (await this.verified(passkey, input, 'sign-in'));
    const result =
      answer &&
      (await this.db.transaction(async (tx) => {
        const holder = await this.sessions.findHolder(tx, answer.passkey.accountId);
        return holder && (await this.record(tx, answer)) ? this.sessions.open(tx, holder, client) : null;
      }));
    if (!result) throw refused(new WrongPasskey(), passkey?.accountId ?? null);
    // Ends the step after a password that may have come before.
    return { account: result.account, cookies: [this.auth.stepCookie(null, 0), ...result.cookies] };
  }

  /** Null when it is no passkey of theirs, or was not used for this; the answer counts once it is recorded. */
  async confirmation(who: Principal, input: UsePasskey): Promise<VerifiedAnswer | null> {
    const passkey = await this.db.source.manager.findOneBy(Passkey, { credentialId: input.id, accountId: who.id });
    return passkey && this.verified(passkey, input, `confirm ${who.id}`);
  }

  /** False when the challenge was answered before, or the passkey has been ended meanwhile. */
  async record(tx: EntityManager, { passkey, challenge, counter }: VerifiedAnswer): Promise<boolean> {
    if (!(await this.challenges.use(tx, passkey.accountId, challenge))) return false;
    const { affected } = await tx.update(Passkey, passkey.id, { counter, lastUsedAt: this.clock.now() });
    return affected === 1;
  }

  /** Before a transaction, which would hold a connection meanwhile. */
  private async verified(
    passkey: Passkey,
    input: UsePasskey,
    purpose: ChallengePurpose,
  ): Promise<VerifiedAnswer | null> {
    const challenge = challengeIn(input.clientDataJSON);
    if (!this.challenges.isValid(purpose, challenge)) return null;
    const counter = await this.verification.counterAfter(passkey, input, challenge);
    return counter === null ? null : { passkey, challenge, counter };
  }
}
