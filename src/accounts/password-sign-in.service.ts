import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { digest, newToken } from '../common/keys.js';
import { Db } from '../db/db.js';
import { AccountLink } from './account.entity.js';
import { WrongPassword } from './account.problems.js';
import { Auth } from './auth.js';
import { KnownBrowsers, type SignInClient } from './known-browsers.js';
import { verifyPassword } from './password.js';
import { SignInAttempts } from './sign-in-attempts.service.js';
import { SignInLetters } from './sign-in-letters.js';
import { refused, SignInSessions, type Factor, type Holder, type SignInResult } from './sign-in-sessions.service.js';

const STEP_SECONDS = 600;

type PasswordHolder = Holder & { hash: string | null; hasApp: boolean; hasPasskey: boolean };

@Injectable()
export class PasswordSignInService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly auth: Auth,
    private readonly browsers: KnownBrowsers,
    private readonly tries: SignInAttempts,
    private readonly letters: SignInLetters,
    private readonly sessions: SignInSessions,
  ) {}

  /**
   * With a second factor, only a token for the next step; an adviser in an unknown browser gets a letter. Throws {@link WrongPassword} or {@link TooMany}.
   */
  async signIn(email: string, password: string, client: SignInClient): Promise<SignInResult> {
    const holder = await this.holderOf(email);
    const id = holder?.id ?? null;
    const scope = this.browsers.attemptScopeOf(client, id);
    const attempt = await this.tries.begin('password', email, scope);
    // Verified for unknown addresses too, which must not answer sooner.
    const isRight = await verifyPassword(holder?.hash ?? null, password);
    if (!holder || !isRight) {
      await this.tries.recordFailure(attempt, id);
      throw refused(new WrongPassword(), id);
    }
    const byLetter = this.auth.needsLetter(holder.role) && !scope.known;
    const result = await this.db.transaction(async (tx) => {
      await this.tries.recordSuccess(tx, attempt);
      if (byLetter) return { account: null, cookies: [], letterSent: true };
      const factors = factorsOf(holder);
      return factors.length === 0 ? this.sessions.open(tx, holder, client) : this.beginSecondStep(tx, holder, factors);
    });
    if (byLetter) await this.letters.send(email, client);
    return result;
  }

  private async holderOf(email: string): Promise<PasswordHolder | undefined> {
    const [holder] = await this.db.source.query<PasswordHolder[]>(
      `select a.id, a.role, p.hash, f.set_up_at is not null as "hasApp",
         exists(select from passkeys k where k.account_id = a.id) as "hasPasskey" from accounts a
       left join passwords p on p.account_id = a.id left join second_factors f on f.account_id = a.id
       where a.email = $1 and a.disabled_at is null`,
      [email.toLowerCase()],
    );
    return holder;
  }

  private async beginSecondStep(tx: EntityManager, holder: Holder, factors: Factor[]): Promise<SignInResult> {
    auditSubjects(holder.id);
    const token = newToken();
    await tx.insert(AccountLink, {
      tokenHash: digest(token),
      accountId: holder.id,
      purpose: 'second-factor',
      codeHash: null,
      tries: 0,
      expiresAt: new Date(this.clock.now().getTime() + STEP_SECONDS * 1000),
      usedAt: null,
    });
    return { account: null, cookies: [this.auth.stepCookie(token, STEP_SECONDS)], factors };
  }
}

/** Advisers are asked for a letter instead, in browsers that are not known. */
function factorsOf({ role, hasApp, hasPasskey }: PasswordHolder): Factor[] {
  if (role === 'adviser') return [];
  return [...(hasPasskey ? ['passkey' as const] : []), ...(hasApp ? ['app' as const] : [])];
}
