import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { realNow } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { inputError } from '../common/input-codes.js';
import { BadInput } from '../common/problem.js';
import { Db } from '../db/db.js';
import { WrongCodeInSession, WrongPasskeyInSession, WrongPasswordInSession } from './account.problems.js';
import type { AttemptScope } from './known-browsers.js';
import type { UsePasskey } from './passkey.dto.js';
import { PasskeySignInService } from './passkey-sign-in.service.js';
import { verifyPassword } from './password.js';
import { SecondFactorService } from './second-factor.service.js';
import { SignInAttempts, type SignInAttempt } from './sign-in-attempts.service.js';
import { SignInLetters } from './sign-in-letters.js';
import { refused } from './sign-in-sessions.service.js';

interface Proof {
  password?: string;
  code?: string;
  passkey?: UsePasskey;
}

@Injectable()
export class SessionConfirmationService {
  constructor(
    private readonly db: Db,
    private readonly factors: SecondFactorService,
    private readonly letters: SignInLetters,
    private readonly tries: SignInAttempts,
    private readonly passkeys: PasskeySignInService,
  ) {}

  /**
   * Confirms the session with a passkey, or with the password and the second factor if there is one; advisers may send
   * the code of a letter instead. Throws {@link BadInput}, {@link WrongPasswordInSession}, {@link WrongCodeInSession}, {@link WrongPasskeyInSession} or TooMany.
   */
  async confirm(who: Principal, input: Proof): Promise<void> {
    if (input.passkey) return this.confirmByPasskey(who, input.passkey);
    const byLetter = who.role === 'adviser' && input.code !== undefined;
    requireComplete(who, input, byLetter);
    const scope = { key: `session ${who.sessionId}`, known: true };
    const attempts: SignInAttempt[] = [];
    if (!byLetter) attempts.push(await this.checkPassword(who, input.password!, scope));
    if (byLetter || needsCode(who)) attempts.push(await this.tries.begin('code', who.email, scope));
    const confirmed = await this.db.transaction(async (tx) => {
      if (!(await this.consumeCodes(tx, who, input, byLetter))) return false;
      auditSubjects(who.id);
      for (const attempt of attempts) await this.tries.recordSuccess(tx, attempt);
      await this.recordConfirmation(tx, who);
      return true;
    });
    if (confirmed) return;
    await this.tries.recordFailure(attempts.at(-1)!, who.id);
    throw refused(new WrongCodeInSession(), who.id);
  }

  private async confirmByPasskey(who: Principal, input: UsePasskey): Promise<void> {
    const answer = await this.passkeys.confirmation(who, input);
    const confirmed =
      answer !== null &&
      (await this.db.transaction(async (tx) => {
        if (!(await this.passkeys.record(tx, answer))) return false;
        auditSubjects(who.id);
        await this.recordConfirmation(tx, who);
        return true;
      }));
    if (!confirmed) throw refused(new WrongPasskeyInSession(), who.id);
  }

  private async recordConfirmation(tx: EntityManager, who: Principal): Promise<void> {
    await tx.query(`update sessions set confirmed_at = $2 where id = $1`, [who.sessionId, realNow()]);
  }

  private async checkPassword(who: Principal, password: string, scope: AttemptScope): Promise<SignInAttempt> {
    const attempt = await this.tries.begin('password', who.email, scope);
    if (!(await verifyPassword(await this.passwordHashOf(who.id), password))) {
      await this.tries.recordFailure(attempt, who.id);
      throw refused(new WrongPasswordInSession(), who.id);
    }
    return attempt;
  }

  private async consumeCodes(tx: EntityManager, who: Principal, { code }: Proof, byLetter: boolean): Promise<boolean> {
    if (byLetter && !(await this.letters.consumeCode(tx, who.id, code!, true))) return false;
    return !needsCode(who) || this.factors.consume(tx, who.id, code!);
  }

  private async passwordHashOf(id: string): Promise<string | null> {
    const [result] = await this.db.source.query<{ hash: string }[]>(
      `select hash from passwords where account_id = $1`,
      [id],
    );
    return result?.hash ?? null;
  }
}

/** Advisers have none: their passkeys are in the place of the password. */
function needsCode(who: Principal): boolean {
  return who.role !== 'adviser' && who.secondFactor === 'on';
}

function requireComplete(who: Principal, input: Proof, byLetter: boolean): void {
  const missing = [
    !byLetter && input.password === undefined && '/password',
    needsCode(who) && input.code === undefined && '/code',
  ].filter((pointer) => pointer !== false);
  if (missing.length > 0) throw new BadInput(missing.map((pointer) => inputError(pointer, 'needed-to-confirm')));
}
