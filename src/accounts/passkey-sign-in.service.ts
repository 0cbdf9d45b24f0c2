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
    const result = await this.db.transaction(async (tx) => {
      if (!passkey || !(await this.consume(tx, passkey, input, 'sign-in'))) return null;
      const holder = await this.sessions.findHolder(tx, passkey.accountId);
      return holder && this.sessions.open(tx, holder, client);
    });
    if (result === null) throw refused(new WrongPasskey(), passkey?.accountId ?? null);
    // Ends the step after a password that may have come before.
    return { account: result.account, cookies: [this.auth.stepCookie(null, 0), ...result.cookies] };
  }

  /** Whether it is a passkey of theirs, and used for this. */
  async confirms(tx: EntityManager, who: Principal, input: UsePasskey): Promise<boolean> {
    const passkey = await tx.findOneBy(Passkey, { credentialId: input.id, accountId: who.id });
    return passkey !== null && this.consume(tx, passkey, input, `confirm ${who.id}`);
  }

  private async consume(
    tx: EntityManager,
    passkey: Passkey,
    input: UsePasskey,
    purpose: ChallengePurpose,
  ): Promise<boolean> {
    const challenge = challengeIn(input.clientDataJSON);
    if (!this.challenges.isValid(purpose, challenge)) return false;
    const counter = await this.verification.counterAfter(passkey, input, challenge);
    if (counter === null || !(await this.challenges.use(tx, passkey.accountId, challenge))) return false;
    // It may have been ended meanwhile.
    const { affected } = await tx.update(Passkey, passkey.id, { counter, lastUsedAt: this.clock.now() });
    return affected === 1;
  }
}
