import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SignIn as SignInProblem } from '../access/access.problems.js';
import { Clock } from '../common/clock.js';
import { digest } from '../common/keys.js';
import { Db } from '../db/db.js';
import { AccountLink } from './account.entity.js';
import { WrongCode } from './account.problems.js';
import { Auth } from './auth.js';
import { KnownBrowsers, type SignInClient } from './known-browsers.js';
import { isUsable } from './link.rules.js';
import { SecondFactorService } from './second-factor.service.js';
import { SignInAttempts, type SignInAttempt } from './sign-in-attempts.service.js';
import { refused, SignInSessions, type SignInResult } from './sign-in-sessions.service.js';

const MAX_TRIES = 5;

@Injectable()
export class SecondFactorSignInService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly auth: Auth,
    private readonly factors: SecondFactorService,
    private readonly browsers: KnownBrowsers,
    private readonly tries: SignInAttempts,
    private readonly sessions: SignInSessions,
  ) {}

  /** `token`: of the step after the password. Throws SignIn when it is used up, {@link WrongCode} or {@link TooMany}. */
  async signIn(token: string, code: string, client: SignInClient): Promise<SignInResult> {
    const owner = await this.accountOfStep(token);
    if (owner === null) throw new SignInProblem();
    const attempt = await this.tries.begin('code', owner.email, this.browsers.attemptScopeOf(client, owner.id));
    // A refusal inside the transaction would undo the count of tries.
    const came = await this.db.transaction((tx) => this.take(tx, token, code, client, attempt));
    if (came === 'gone') throw new SignInProblem();
    if (came === 'wrong') {
      await this.tries.recordFailure(attempt, owner.id);
      throw refused(new WrongCode(), owner.id);
    }
    return came;
  }

  private async take(
    tx: EntityManager,
    token: string,
    code: string,
    client: SignInClient,
    attempt: SignInAttempt,
  ): Promise<SignInResult | 'gone' | 'wrong'> {
    const step = await tx.findOne(AccountLink, {
      where: { tokenHash: digest(token), purpose: 'second-factor' },
      lock: { mode: 'pessimistic_write' },
    });
    const holder = step && this.isOpen(step) ? await this.sessions.findHolder(tx, step.accountId) : null;
    if (!step || !holder) return 'gone';
    if (!(await this.factors.consume(tx, holder.id, code))) {
      await tx.increment(AccountLink, { tokenHash: step.tokenHash }, 'tries', 1);
      return 'wrong';
    }
    await tx.update(AccountLink, step.tokenHash, { usedAt: this.clock.now() });
    await this.tries.recordSuccess(tx, attempt);
    const { account, cookies } = await this.sessions.open(tx, holder, client);
    return { account, cookies: [this.auth.stepCookie(null, 0), ...cookies] };
  }

  private async accountOfStep(token: string): Promise<{ id: string; email: string } | null> {
    const [result] = await this.db.source.query<(AccountLink & { id: string; email: string })[]>(
      `select a.id, a.email, l.used_at as "usedAt", l.expires_at as "expiresAt", l.tries
       from account_links l join accounts a on a.id = l.account_id
       where l.token_hash = $1 and l.purpose = 'second-factor'`,
      [digest(token)],
    );
    return result && this.isOpen(result) ? result : null;
  }

  private isOpen(step: AccountLink): boolean {
    return isUsable(step, this.clock.now()) && step.tries < MAX_TRIES;
  }
}
