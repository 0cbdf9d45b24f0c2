import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SignIn as SignInProblem } from '../access/access.problems.js';
import type { Role } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { Clock, realNow } from '../common/clock.js';
import { setActor, auditSubjects, auditRefusedSubject } from '../common/context.js';
import { newId } from '../common/id.js';
import { digest, newToken } from '../common/keys.js';
import { BadInput, type Problem } from '../common/problem.js';
import { Db } from '../db/db.js';
import { AccountLink } from './account.entity.js';
import {
  LinkNotValid,
  WrongCode,
  WrongCodeInSession,
  WrongPassword,
  WrongPasswordInSession,
} from './account.problems.js';
import { Auth } from './auth.js';
import { KnownBrowsers, type SignInClient } from './known-browsers.js';
import { verifyPassword } from './password.js';
import { SecondFactorService } from './second-factor.service.js';
import { SignInLetters } from './sign-in-letters.js';
import { SignInAttempts, type SignInAttempt } from './sign-in-attempts.service.js';
import { inputError } from '../common/input-codes.js';

export const STEP_SECONDS = 600;
const MAX_TRIES = 5;

export interface SignInResult {
  account: string | null;
  cookies: string[];
}

interface Holder {
  id: string;
  role: Role;
}

@Injectable()
export class SignInService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly auth: Auth,
    private readonly factors: SecondFactorService,
    private readonly letters: SignInLetters,
    private readonly browsers: KnownBrowsers,
    private readonly tries: SignInAttempts,
  ) {}

  /** With a second factor, only a token for the next step. Throws {@link WrongPassword} or {@link TooMany}. */
  async byPassword(email: string, password: string, client: SignInClient): Promise<SignInResult> {
    const [holder] = await this.db.source.query<(Holder & { hash: string | null; hasFactor: boolean })[]>(
      `select a.id, a.role, c.password as hash, f.set_up_at is not null as "hasFactor" from auth."user" u join accounts a on a.id = u.id
       left join auth.account c on c."userId" = a.id and c."providerId" = 'credential' left join second_factors f on f.account_id = a.id
       where u.email = $1 and a.disabled_at is null`,
      [email.toLowerCase()],
    );
    const attempt = await this.tries.begin('password', email, this.browsers.attemptScopeOf(client, holder?.id ?? null));
    if (!(await verifyPassword(holder?.hash ?? null, password))) {
      await this.tries.recordFailure(attempt, holder?.id ?? null);
      throw refused(new WrongPassword(), holder?.id ?? null);
    }
    return this.db.transaction(async (tx) => {
      await this.tries.recordSuccess(tx, attempt);
      if (!holder.hasFactor) return this.openSession(tx, holder, client);
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
    });
  }

  async bySecondFactor(token: string, code: string, client: SignInClient): Promise<SignInResult> {
    const owner = await this.accountOfStep(token);
    if (owner === null) throw new SignInProblem();
    const attempt = await this.tries.begin('code', owner.email, this.browsers.attemptScopeOf(client, owner.id));
    const came = await this.db.transaction(async (tx): Promise<SignInResult | 'gone' | 'wrong'> => {
      const step = await tx.findOne(AccountLink, {
        where: { tokenHash: digest(token), purpose: 'second-factor' },
        lock: { mode: 'pessimistic_write' },
      });
      const holder = step && this.isOpen(step) ? await this.holder(tx, step.accountId) : null;
      if (!step || !holder) return 'gone';
      if (!(await this.factors.consume(tx, holder.id, code))) {
        await tx.increment(AccountLink, { tokenHash: step.tokenHash }, 'tries', 1);
        return 'wrong';
      }
      await tx.update(AccountLink, step.tokenHash, { usedAt: this.clock.now() });
      await this.tries.recordSuccess(tx, attempt);
      const { account, cookies } = await this.openSession(tx, holder, client);
      return { account, cookies: [this.auth.stepCookie(null, 0), ...cookies] };
    });
    if (came === 'gone') throw new SignInProblem();
    if (came === 'wrong') {
      await this.tries.recordFailure(attempt, owner.id);
      throw refused(new WrongCode(), owner.id);
    }
    return came;
  }

  async byCode(email: string, code: string, client: SignInClient): Promise<SignInResult> {
    const result = await this.letters.adviser(email);
    const scope = this.browsers.attemptScopeOf(client, result?.id ?? null);
    const attempt = await this.tries.begin('code', email, scope);
    const came = await this.db.transaction(async (tx): Promise<SignInResult | null> => {
      // An unknown id finds nothing in the same time.
      const id = result?.id ?? newId();
      if (!(await this.letters.consumeCode(tx, id, code, scope.known))) return null;
      await this.tries.recordSuccess(tx, attempt);
      return this.openSession(tx, { id, role: 'adviser' }, client);
    });
    if (came === null) {
      await this.tries.recordFailure(attempt, result?.id ?? null);
      throw refused(new WrongCode(), result?.id ?? null);
    }
    return came;
  }

  async byLink(token: string, client: SignInClient): Promise<SignInResult> {
    return this.db.transaction(async (tx) => {
      const link = await tx.findOne(AccountLink, {
        where: { tokenHash: digest(token), purpose: 'sign-in' },
        lock: { mode: 'pessimistic_write' },
      });
      const holder = link && this.isGood(link) ? await this.holder(tx, link.accountId) : null;
      if (holder?.role !== 'adviser') throw new LinkNotValid();
      await this.letters.invalidateAll(tx, holder.id);
      return this.openSession(tx, holder, client);
    });
  }

  async confirm(who: Principal, input: { password?: string; code?: string }): Promise<void> {
    const byLetter = who.role === 'adviser' && input.code !== undefined;
    const missing = [
      !byLetter && input.password === undefined && '/password',
      who.secondFactor === 'on' && input.code === undefined && '/code',
    ].filter((pointer) => pointer !== false);
    if (missing.length > 0) throw new BadInput(missing.map((pointer) => inputError(pointer, 'needed-to-confirm')));
    const scope = { key: `session ${who.sessionId}`, known: true };
    const attempts: SignInAttempt[] = [];
    if (!byLetter) {
      const attempt = await this.tries.begin('password', who.email, scope);
      if (!(await verifyPassword(await this.passwordHashOf(who.id), input.password!))) {
        await this.tries.recordFailure(attempt, who.id);
        throw refused(new WrongPasswordInSession(), who.id);
      }
      attempts.push(attempt);
    }
    if (byLetter || who.secondFactor === 'on') attempts.push(await this.tries.begin('code', who.email, scope));
    const confirmed = await this.db.transaction(async (tx) => {
      if (byLetter && !(await this.letters.consumeCode(tx, who.id, input.code!, true))) return false;
      if (who.secondFactor === 'on' && !(await this.factors.consume(tx, who.id, input.code!))) return false;
      auditSubjects(who.id);
      for (const attempt of attempts) await this.tries.recordSuccess(tx, attempt);
      await tx.query(`update auth.session set "confirmedAt" = $2 where id = $1`, [who.sessionId, realNow()]);
      return true;
    });
    if (confirmed) return;
    await this.tries.recordFailure(attempts.at(-1)!, who.id);
    throw refused(new WrongCodeInSession(), who.id);
  }

  private async openSession(tx: EntityManager, { id, role }: Holder, client: SignInClient): Promise<SignInResult> {
    setActor(id);
    const session = await this.auth.open(tx, { account: id, role, device: client.device });
    return { account: id, cookies: [session, this.browsers.remember(client, id)] };
  }

  private async accountOfStep(token: string): Promise<{ id: string; email: string } | null> {
    const [result] = await this.db.source.query<(AccountLink & { id: string; email: string })[]>(
      `select u.id, u.email, l.used_at as "usedAt", l.expires_at as "expiresAt", l.tries
       from account_links l join auth."user" u on u.id = l.account_id
       where l.token_hash = $1 and l.purpose = 'second-factor'`,
      [digest(token)],
    );
    return result && this.isOpen(result) ? result : null;
  }

  private isOpen(step: AccountLink): boolean {
    return this.isGood(step) && step.tries < MAX_TRIES;
  }

  private isGood({ usedAt, expiresAt }: AccountLink): boolean {
    return usedAt === null && expiresAt > this.clock.now();
  }

  private async holder(tx: EntityManager, id: string | null): Promise<Holder | null> {
    const [holder] = await tx.query<Holder[]>(`select id, role from accounts where id = $1 and disabled_at is null`, [
      id,
    ]);
    return holder ?? null;
  }

  private async passwordHashOf(id: string): Promise<string | null> {
    const [result] = await this.db.source.query<{ password: string | null }[]>(
      `select password from auth.account where "userId" = $1 and "providerId" = 'credential'`,
      [id],
    );
    return result?.password ?? null;
  }
}

function refused(problem: Problem, accountId: string | null): Problem {
  auditRefusedSubject(accountId, problem.slug);
  return problem;
}
