import { Injectable, Logger } from '@nestjs/common';
import { randomBytes, randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { SecondFactorNeeded } from '../access/access.problems.js';
import type { Principal } from '../access/principal.js';
import { realNow } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { Keys } from '../common/keys.js';
import { Db } from '../db/db.js';
import { SecondFactor } from './account.entity.js';
import { AccountLetters } from './account-letters.js';
import { NoSecondFactor, NotForAdvisers, SetupNotStarted, WrongCodeInSession } from './account.problems.js';
import { Auth } from './auth.js';
import { Passkey } from './passkey.entity.js';
import { base32, otpauth, stepOf } from './totp.rules.js';

/** RFC 4226 recommends 160 bits for SHA-1. */
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
/** No 0/O, 1/I/L or U, since they are read from paper. Ten of thirty characters are 49 bits. */
const READABLE = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET = 'second-factor';
const RECOVERY = 'recovery-code';

/** TOTP and recovery codes, in real time as on phones. */
@Injectable()
export class SecondFactorService {
  private readonly log = new Logger('SecondFactor');

  constructor(
    private readonly db: Db,
    private readonly auth: Auth,
    private readonly keys: Keys,
    private readonly letters: AccountLetters,
  ) {}

  async begin(who: Principal): Promise<{ uri: string; secret: string }> {
    if (who.role === 'adviser') throw new NotForAdvisers();
    const secret = randomBytes(SECRET_BYTES);
    await this.db.transaction(async (tx) => {
      auditSubjects(who.id);
      await tx.query(
        `insert into second_factors (account_id, pending_secret, last_step, recovery_codes) values ($1, $2, 0, '{}') on conflict (account_id) do update set pending_secret = excluded.pending_secret`,
        [who.id, this.keys.encrypt(SECRET, who.id, secret)],
      );
    });
    return { uri: otpauth(secret, who.email), secret: base32(secret) };
  }

  /** Returns the recovery codes and ends sessions without a second factor. */
  async verify(who: Principal, code: string): Promise<string[]> {
    const codes = newCodes();
    await this.db.transaction(async (tx) => {
      const factor = await this.locked(tx, who.id);
      if (!factor?.pendingSecret) throw new SetupNotStarted();
      const step = stepOf(this.keys.decrypt(SECRET, who.id, factor.pendingSecret), digitsOf(code), realNow(), 0);
      if (step === null) throw new WrongCodeInSession();
      auditSubjects(who.id);
      await tx.update(SecondFactor, who.id, {
        secret: factor.pendingSecret,
        pendingSecret: null,
        lastStep: step,
        recoveryCodes: this.hashes(who.id, codes),
        setUpAt: realNow(),
      });
      await this.auth.endOthers(tx, who);
      await this.letters.notifyChanges(tx, who.id, [factor.setUpAt === null ? 'factor-set-up' : 'factor-moved']);
    });
    return codes;
  }

  async renewCodes(who: Principal): Promise<string[]> {
    return this.db.transaction(async (tx) => {
      const factor = await this.locked(tx, who.id);
      if (!factor?.setUpAt && !(await this.mayHaveCodes(tx, who))) throw new NoSecondFactor();
      auditSubjects(who.id);
      const codes = await this.createCodes(tx, who.id);
      await this.letters.notifyChanges(tx, who.id, ['recovery-codes']);
      return codes;
    });
  }

  /** New ones in the place of those before. */
  async createCodes(tx: EntityManager, accountId: string): Promise<string[]> {
    const codes = newCodes();
    await tx.query(
      `insert into second_factors (account_id, last_step, recovery_codes) values ($1, 0, $2)
       on conflict (account_id) do update set recovery_codes = excluded.recovery_codes`,
      [accountId, this.hashes(accountId, codes)],
    );
    return codes;
  }

  /** Gives the app up. The recovery codes stay for somebody who has passkeys. */
  async remove(who: Principal): Promise<void> {
    await this.db.transaction(async (tx) => {
      const factor = await this.locked(tx, who.id);
      const keepsCodes = await this.mayHaveCodes(tx, who);
      if (!keepsCodes && this.auth.needsSecondFactor(who.role)) throw new SecondFactorNeeded();
      auditSubjects(who.id);
      if (!factor) return;
      if (keepsCodes)
        await tx.update(SecondFactor, who.id, { secret: null, pendingSecret: null, lastStep: 0, setUpAt: null });
      else await this.delete(tx, who.id);
      if (factor.setUpAt) await this.letters.notifyChanges(tx, who.id, ['factor-given-up']);
    });
  }

  /** Advisers come back by letter. */
  private async mayHaveCodes(tx: EntityManager, who: Principal): Promise<boolean> {
    return who.role !== 'adviser' && (await tx.existsBy(Passkey, { accountId: who.id }));
  }

  async delete(tx: EntityManager, accountId: string): Promise<boolean> {
    const { affected } = await tx.delete(SecondFactor, accountId);
    return (affected ?? 0) > 0;
  }

  /** A row lock ensures that a code is accepted once. */
  async consume(tx: EntityManager, accountId: string, code: string): Promise<boolean> {
    const factor = await this.locked(tx, accountId);
    if (!factor) return false;
    const secret = factor.secret === null ? null : this.read(accountId, factor.secret);
    const step = secret && stepOf(secret, digitsOf(code), realNow(), factor.lastStep);
    if (step !== null) {
      await tx.update(SecondFactor, accountId, { lastStep: step });
      return true;
    }
    const hash = factor.recoveryCodes.find((each) => this.keys.verify(RECOVERY, recoveryText(accountId, code), each));
    if (hash === undefined) return false;
    await tx.update(SecondFactor, accountId, { recoveryCodes: factor.recoveryCodes.filter((each) => each !== hash) });
    return true;
  }

  private locked(tx: EntityManager, accountId: string): Promise<SecondFactor | null> {
    return tx.findOne(SecondFactor, { where: { accountId }, lock: { mode: 'pessimistic_write' } });
  }

  /** Null when it was encrypted with another secret or for another account: then no code is valid. */
  private read(accountId: string, secret: string): Buffer | null {
    try {
      return this.keys.decrypt(SECRET, accountId, secret);
    } catch {
      this.log.warn('a second factor cannot be decrypted: was PASSERELLE_SECRET changed?');
      return null;
    }
  }

  private hashes(accountId: string, codes: string[]): string[] {
    return codes.map((code) => this.keys.sign(RECOVERY, recoveryText(accountId, code)));
  }
}

function recoveryText(accountId: string, code: string): string {
  return `${accountId} ${code.toUpperCase().replace(/[^0-9A-Z]/g, '')}`;
}

/** Apps show the six digits with a gap. */
function digitsOf(code: string): string {
  return code.replace(/\s/g, '');
}

function newCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const signs = Array.from({ length: 10 }, () => READABLE[randomInt(READABLE.length)]).join('');
    return `${signs.slice(0, 5)}-${signs.slice(5)}`;
  });
}
