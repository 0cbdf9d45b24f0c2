import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { newId } from '../common/id.js';
import { digest } from '../common/keys.js';
import { Db } from '../db/db.js';
import { AccountLink } from './account.entity.js';
import { LinkNotValid, WrongCode } from './account.problems.js';
import { KnownBrowsers, type SignInClient } from './known-browsers.js';
import { isUsable } from './link.rules.js';
import { SignInAttempts } from './sign-in-attempts.service.js';
import { SignInLetters } from './sign-in-letters.js';
import { refused, SignInSessions, type SignInResult } from './sign-in-sessions.service.js';

/** Advisers sign in by a letter, which holds a code and a link. */
@Injectable()
export class LetterSignInService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly letters: SignInLetters,
    private readonly browsers: KnownBrowsers,
    private readonly tries: SignInAttempts,
    private readonly sessions: SignInSessions,
  ) {}

  /** With the code of the letter. Throws {@link WrongCode} or {@link TooMany}. */
  async byCode(email: string, code: string, client: SignInClient): Promise<SignInResult> {
    const result = await this.letters.adviser(email);
    const scope = this.browsers.attemptScopeOf(client, result?.id ?? null);
    const attempt = await this.tries.begin('code', email, scope);
    const came = await this.db.transaction(async (tx): Promise<SignInResult | null> => {
      // An unknown id finds nothing in the same time.
      const id = result?.id ?? newId();
      if (!(await this.letters.consumeCode(tx, id, code, scope.known))) return null;
      await this.tries.recordSuccess(tx, attempt);
      return this.sessions.open(tx, { id, role: 'adviser' }, client);
    });
    if (came === null) {
      await this.tries.recordFailure(attempt, result?.id ?? null);
      throw refused(new WrongCode(), result?.id ?? null);
    }
    return came;
  }

  /** With the link of the letter, which voids the code and the other links. Throws {@link LinkNotValid}. */
  async byLink(token: string, client: SignInClient): Promise<SignInResult> {
    return this.db.transaction(async (tx) => {
      const link = await tx.findOne(AccountLink, {
        where: { tokenHash: digest(token), purpose: 'sign-in' },
        lock: { mode: 'pessimistic_write' },
      });
      const holder =
        link && isUsable(link, this.clock.now()) ? await this.sessions.findHolder(tx, link.accountId) : null;
      if (holder?.role !== 'adviser') throw new LinkNotValid();
      await this.letters.invalidateAll(tx, holder.id);
      return this.sessions.open(tx, holder, client);
    });
  }
}
