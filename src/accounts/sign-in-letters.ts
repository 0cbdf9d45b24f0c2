import { Injectable, type OnModuleInit } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { MoreThan, type EntityManager } from 'typeorm';
import { TrustedOrigin } from '../access/guard.js';
import { Clock } from '../common/clock.js';
import { auditRequest } from '../common/context.js';
import { newId } from '../common/id.js';
import { digest, Keys, newToken } from '../common/keys.js';
import { RateLimit } from '../common/rate.js';
import { Db } from '../db/db.js';
import { composeLetter, type Letter } from '../mail/letter.js';
import { mailKind } from '../mail/mail-kind.js';
import { MailService } from '../mail/mail.service.js';
import { AccountLink, type LinkAsker } from './account.entity.js';
import { type Locale } from '../texts/languages.js';
import { KnownBrowsers, type SignInClient } from './known-browsers.js';
import { SignInAttempts } from './sign-in-attempts.service.js';

const LETTER = 15 * 60_000;
const MAX_LETTERS = 3;
const MAX_TRIES = 5;
const CODE = 'sign-in-code';
const CREDENTIAL = `coalesce((select p.id::text from passwords p where p.account_id = a.id), '') as credential`;

/** Mails of 0.1.0 have an account only. */
type SignInParams = { account: string; credential?: string; asked?: LinkAsker };
const SIGN_IN = mailKind<SignInParams>('sign-in');

@Injectable()
export class SignInLetters implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly mails: MailService,
    private readonly origin: TrustedOrigin,
    private readonly browsers: KnownBrowsers,
    private readonly tries: SignInAttempts,
    private readonly rate: RateLimit,
  ) {}

  onModuleInit(): void {
    this.mails.write(SIGN_IN, (tx, params) => this.letter(tx, params));
  }

  /** Other addresses cost the same work. Throws {@link TooMany} after three in 15 minutes per network or browser. */
  async send(email: string, client: SignInClient): Promise<void> {
    const result = await this.adviser(email);
    const scope = this.browsers.attemptScopeOf(client, result?.id ?? null);
    await this.rate.consume(`letter ${this.tries.keyOf('letter', email, scope.key)}`, MAX_LETTERS, LETTER / 1000);
    await this.db.transaction(async (tx) => {
      await tx.query('savepoint as_if');
      const requestedBy: LinkAsker = scope.known ? 'known-browser' : 'anybody';
      const params = { account: result?.id ?? newId(), credential: result?.credential ?? '', asked: requestedBy };
      await this.mails.send(tx, SIGN_IN, [{ params, to: email, urgent: true }]);
      if (result === null) await tx.query('rollback to savepoint as_if');
      auditRequest(result?.id ?? null);
    });
  }

  async adviser(email: string): Promise<{ id: string; credential: string } | null> {
    const [result] = await this.db.source.query<{ id: string; credential: string }[]>(
      `select a.id, ${CREDENTIAL} from accounts a
       where a.email = $1 and a.role = 'adviser' and a.disabled_at is null`,
      [email.toLowerCase()],
    );
    return result ?? null;
  }

  /** Uses up all letters of the account. After five wrong codes, codes work in known browsers only; links in any. */
  async consumeCode(tx: EntityManager, accountId: string, code: string, known: boolean): Promise<boolean> {
    const good = `account_id = $1 and purpose = 'sign-in' and used_at is null and expires_at > $2`;
    const open = known ? good : `${good} and tries < ${MAX_TRIES}`;
    const now = this.clock.now();
    const [, taken] = await tx.query<[unknown, number]>(
      `update account_links set used_at = $2 where ${open} and code_hash = any($3)`,
      [accountId, now, this.keys.candidates(CODE, `${accountId} ${code.replace(/\s/g, '')}`)],
    );
    if (taken > 0) await this.invalidateAll(tx, accountId);
    else if (!known) await tx.query(`update account_links set tries = tries + 1 where ${open}`, [accountId, now]);
    return taken > 0;
  }

  async invalidateAll(tx: EntityManager, accountId: string): Promise<void> {
    await tx.query(
      `update account_links set used_at = $2 where account_id = $1 and purpose = 'sign-in' and used_at is null`,
      [accountId, this.clock.now()],
    );
  }

  /** Written when sent, since only the letter holds link and code. Null when no longer wanted. */
  private async letter(tx: EntityManager, params: SignInParams): Promise<Letter | null> {
    const id = params.account;
    const [to] = await tx.query<{ email: string; locale: Locale; credential: string }[]>(
      `select a.email, a.locale, ${CREDENTIAL} from accounts a
       where a.id = $1 and a.role = 'adviser' and a.disabled_at is null for update of a`,
      [id],
    );
    if (!to || (params.credential ?? to.credential) !== to.credential) return null;
    const requestedBy = params.asked ?? 'anybody';
    const now = this.clock.now();
    const recent = { accountId: id, purpose: 'sign-in' as const, askedBy: requestedBy, expiresAt: MoreThan(now) };
    if ((await tx.countBy(AccountLink, recent)) >= MAX_LETTERS) return null;
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const token = newToken();
    await tx.insert(AccountLink, {
      tokenHash: digest(token),
      accountId: id,
      purpose: 'sign-in',
      askedBy: requestedBy,
      codeHash: this.keys.sign(CODE, `${id} ${code}`),
      tries: 0,
      expiresAt: new Date(now.getTime() + LETTER),
      usedAt: null,
    });
    const values = { code: `${code.slice(0, 3)} ${code.slice(3)}` };
    return composeLetter(to, 'sign-in', `${this.origin.origin}/link/${token}`, values);
  }
}
