import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Role } from '../access/permissions.js';
import { TrustedOrigin } from '../access/guard.js';
import type { Letter } from '../mail/letter.js';
import { MailService } from '../mail/mail.service.js';
import { accountChangeTexts, type AccountChange } from './account-changes.texts.js';
import type { Locale } from './account.entity.js';
import type { GuessKind } from './sign-in-delay.rules.js';
import { ATTEMPTS } from './sign-in-attempts.service.js';

const CHANGED = 'account-changed';
/** Mail kind of 0.1.0 that may still wait in an outbox. */
const FACTOR_RESET = 'second-factor-reset';

interface Holder {
  email: string;
  locale: Locale;
  role: Role;
  cantons: string[];
  disabled: boolean;
}

@Injectable()
export class AccountLetters implements OnModuleInit {
  constructor(
    private readonly mails: MailService,
    private readonly origin: TrustedOrigin,
  ) {}

  onModuleInit(): void {
    this.mails.write(CHANGED, (tx, { account, what }, mail) => this.changedLetter(tx, account, changesIn(what), mail));
    this.mails.write(FACTOR_RESET, (tx, { account }, mail) => this.changedLetter(tx, account, ['factor-reset'], mail));
    this.mails.write(ATTEMPTS, (tx, { account, what }) => this.attemptsLetter(tx, account, what as GuessKind));
  }

  /** Notifies the holder of changes, in the caller's transaction. */
  async notifyChanges(tx: EntityManager, accountId: string, changes: AccountChange[]): Promise<void> {
    const holder = changes.length === 0 ? null : await this.holder(tx, accountId);
    if (!holder) return;
    const params = { account: accountId, what: changes.join(',') };
    await this.mails.send(tx, [{ kind: CHANGED, params, to: holder.email, urgent: true }]);
  }

  private async changedLetter(
    tx: EntityManager,
    accountId: string,
    changes: AccountChange[],
    mailId: string,
  ): Promise<Letter | null> {
    const to = await this.holder(tx, accountId);
    if (!to) return null;
    const words = accountChangeTexts[to.locale];
    const when = momentIn(to.locale, await this.changedAt(tx, mailId));
    const said = changes.map((change) =>
      words.changed[change].replace('{role}', words.roles[to.role]).replace('{cantons}', cantonsIn(to)),
    );
    const next = to.disabled ? [words.closed] : [words.expected, words.unexpected];
    return {
      to: to.email,
      language: to.locale,
      subject: words.subject,
      paragraphs: [words.greeting, words.when.replace('{when}', when), ...said, ...next],
      ...(to.disabled ? {} : { link: this.signIn(to.locale) }),
    };
  }

  private async attemptsLetter(tx: EntityManager, accountId: string, kind: GuessKind): Promise<Letter | null> {
    const to = await this.holder(tx, accountId);
    if (!to || to.disabled) return null;
    const { greeting, attempts } = accountChangeTexts[to.locale];
    return {
      to: to.email,
      language: to.locale,
      subject: attempts.subject,
      paragraphs: [greeting, attempts.said[kind], attempts.advice[kind]],
      link: this.signIn(to.locale),
    };
  }

  private signIn(locale: Locale): { label: string; url: string } {
    return { label: accountChangeTexts[locale].link, url: `${this.origin.origin}/sign-in` };
  }

  /** The time of the change: a mail is created in the transaction of its cause. */
  private async changedAt(tx: EntityManager, mailId: string): Promise<Date> {
    const [mail] = await tx.query<{ at: Date }[]>(`select created_at as at from outgoing_mails where id = $1`, [
      mailId,
    ]);
    return mail.at;
  }

  /** Includes disabled accounts, whose holders are notified too. */
  private async holder(tx: EntityManager, accountId: string): Promise<Holder | null> {
    const [holder] = await tx.query<Holder[]>(
      `select u.email, a.locale, a.role, a.cantons, a.disabled_at is not null as disabled
       from accounts a join auth."user" u on u.id = a.id where a.id = $1`,
      [accountId],
    );
    return holder ?? null;
  }
}

function changesIn(what: string): AccountChange[] {
  return what.split(',') as AccountChange[];
}

function cantonsIn({ locale, cantons }: Holder): string {
  return cantons.includes('CH') ? accountChangeTexts[locale].switzerland : cantons.join(', ');
}

/** `'2. März 2026, 10:00'`, in Zurich. */
function momentIn(locale: Locale, instant: Date): string {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : `${locale}-CH`, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Zurich',
  });
  return format.format(instant);
}
