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
import { refused, SignInSessions, type Holder, type SignInResult } from './sign-in-sessions.service.js';

const STEP_SECONDS = 600;

@Injectable()
export class PasswordSignInService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly auth: Auth,
    private readonly browsers: KnownBrowsers,
    private readonly tries: SignInAttempts,
    private readonly sessions: SignInSessions,
  ) {}

  /** With a second factor, only a token for the next step. Throws {@link WrongPassword} or {@link TooMany}. */
  async signIn(email: string, password: string, client: SignInClient): Promise<SignInResult> {
    const holder = await this.holderOf(email);
    const id = holder?.id ?? null;
    const attempt = await this.tries.begin('password', email, this.browsers.attemptScopeOf(client, id));
    // Verified for unknown addresses too, which must not answer sooner.
    const isRight = await verifyPassword(holder?.hash ?? null, password);
    if (!holder || !isRight) {
      await this.tries.recordFailure(attempt, id);
      throw refused(new WrongPassword(), id);
    }
    return this.db.transaction(async (tx) => {
      await this.tries.recordSuccess(tx, attempt);
      if (!holder.hasFactor) return this.sessions.open(tx, holder, client);
      return this.beginSecondStep(tx, holder);
    });
  }

  private async holderOf(email: string): Promise<(Holder & { hash: string | null; hasFactor: boolean }) | undefined> {
    const [holder] = await this.db.source.query<(Holder & { hash: string | null; hasFactor: boolean })[]>(
      `select a.id, a.role, p.hash, f.set_up_at is not null as "hasFactor" from accounts a
       left join passwords p on p.account_id = a.id left join second_factors f on f.account_id = a.id
       where a.email = $1 and a.disabled_at is null`,
      [email.toLowerCase()],
    );
    return holder;
  }

  private async beginSecondStep(tx: EntityManager, holder: Holder): Promise<SignInResult> {
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
    return { account: null, cookies: [this.auth.stepCookie(token, STEP_SECONDS)] };
  }
}
