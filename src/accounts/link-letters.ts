import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsNull, MoreThan, type EntityManager } from 'typeorm';
import { TrustedOrigin } from '../access/guard.js';
import { Clock } from '../common/clock.js';
import { auditRequest } from '../common/context.js';
import { newId } from '../common/id.js';
import { digest, newToken } from '../common/keys.js';
import { RateLimit } from '../common/rate.js';
import { Db } from '../db/db.js';
import { composeLetter, type Letter } from '../mail/letter.js';
import { mailKind } from '../mail/mail-kind.js';
import { MailService } from '../mail/mail.service.js';
import { AccountLink, type LinkAsker, type PasswordPurpose } from './account.entity.js';
import { type Locale } from '../texts/languages.js';
import { KnownBrowsers, type SignInClient } from './known-browsers.js';
import { SignInAttempts } from './sign-in-attempts.service.js';

const HOURS = 3_600_000;
const LIFE: Record<PasswordPurpose, number> = {
  invitation: 7 * 24 * HOURS,
  password: 2 * HOURS,
  'first-admin': 24 * HOURS,
};
const MAX_LINKS = 5;

/** Mails of 0.1.0 have an account only. */
type LinkParams = { account: string; credential?: string; asked?: LinkAsker };
const LINK = { invitation: mailKind<LinkParams>('invitation'), password: mailKind<LinkParams>('password') };

@Injectable()
export class LinkLetters implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly mails: MailService,
    private readonly origin: TrustedOrigin,
    private readonly browsers: KnownBrowsers,
    private readonly tries: SignInAttempts,
    private readonly rate: RateLimit,
  ) {}

  onModuleInit(): void {
    for (const purpose of ['invitation', 'password'] as const)
      this.mails.write(LINK[purpose], (tx, params) => this.letter(tx, params, purpose));
  }

  async send(tx: EntityManager, accountId: string, to: string): Promise<void> {
    const credential = await this.credentialOf(tx, accountId);
    const kind = LINK[credential === '' ? 'invitation' : 'password'];
    await this.mails.send(tx, kind, [
      { params: { account: accountId, credential, asked: 'network' }, to, urgent: true },
    ]);
  }

  /** Unknown addresses cost the same time. Throws {@link TooMany} after five an hour per network or known browser. */
  async forgot(email: string, client: SignInClient): Promise<void> {
    const [user] = await this.db.source.query<{ id: string }[]>(
      `select a.id from accounts a where a.email = $1 and a.disabled_at is null`,
      [email.toLowerCase()],
    );
    const scope = this.browsers.attemptScopeOf(client, user?.id ?? null);
    await this.rate.consume(`forgot ${this.tries.keyOf('forgot', email, scope.key)}`, 5, 3600);
    await this.db.transaction(async (tx) => {
      const account = user?.id ?? newId();
      await tx.query('savepoint as_if');
      const requestedBy: LinkAsker = scope.known ? 'known-browser' : 'anybody';
      const params = { account, credential: await this.credentialOf(tx, account), asked: requestedBy };
      await this.mails.send(tx, LINK.password, [{ params, to: email, urgent: true }]);
      if (!user) await tx.query('rollback to savepoint as_if');
      auditRequest(user?.id ?? null);
    });
  }

  /** Returns the URL; only the hash is stored. */
  async create(
    tx: EntityManager,
    accountId: string | null,
    purpose: PasswordPurpose,
    requestedBy: LinkAsker = 'network',
  ): Promise<string> {
    const token = newToken();
    const expiresAt = new Date(this.clock.now().getTime() + LIFE[purpose]);
    const life = { codeHash: null, tries: 0, expiresAt, usedAt: null };
    await tx.insert(AccountLink, { tokenHash: digest(token), accountId, purpose, askedBy: requestedBy, ...life });
    return `${this.origin.origin}/link/${token}`;
  }

  private async letter(tx: EntityManager, params: LinkParams, purpose: keyof typeof LINK): Promise<Letter | null> {
    const { account, credential } = params;
    const [to] = await tx.query<{ email: string; locale: Locale }[]>(
      `select a.email, a.locale from accounts a
       where a.id = $1 and a.disabled_at is null for update of a`,
      [account],
    );
    if (!to || (credential !== undefined && credential !== (await this.credentialOf(tx, account)))) return null;
    const requestedBy = params.asked ?? 'network';
    if (requestedBy !== 'network' && (await this.countValidLinks(tx, account, requestedBy)) >= MAX_LINKS) return null;
    return composeLetter(to, purpose, await this.create(tx, account, purpose, requestedBy));
  }

  private countValidLinks(tx: EntityManager, accountId: string, requestedBy: LinkAsker): Promise<number> {
    const good = { expiresAt: MoreThan(this.clock.now()), usedAt: IsNull() };
    return tx.countBy(AccountLink, { accountId, purpose: 'password', askedBy: requestedBy, ...good });
  }

  private async credentialOf(tx: EntityManager, id: string): Promise<string> {
    const [result] = await tx.query<{ id: string }[]>(`select id from passwords where account_id = $1`, [id]);
    return result?.id ?? '';
  }
}
