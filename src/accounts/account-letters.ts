import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Role } from '../access/permissions.js';
import { TrustedOrigin } from '../access/guard.js';
import type { Letter } from '../mail/letter.js';
import { mailKind } from '../mail/mail-kind.js';
import { MailService } from '../mail/mail.service.js';
import type { AccountChange } from './account-changes.js';
import type { Locale } from '../texts/languages.js';
import { textsOf } from '../texts/texts.js';
import type { GuessKind } from './sign-in-delay.rules.js';
import { ATTEMPTS } from './sign-in-attempts.service.js';

const CHANGED = mailKind<{ account: string; what: string }>('account-changed');
/** Mail kind of 0.1.0 that may still wait in an outbox. */
const FACTOR_RESET = mailKind<{ account: string }>('second-factor-reset');

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
    this.mails.write(ATTEMPTS, (tx, { account, what }) => this.attemptsLetter(tx, account, what));
  }

  async notifyChanges(tx: EntityManager, accountId: string, changes: AccountChange[]): Promise<void> {
    const holder = changes.length === 0 ? null : await this.holder(tx, accountId);
    if (!holder) return;
    const params = { account: accountId, what: changes.join(',') };
    await this.mails.send(tx, CHANGED, [{ params, to: holder.email, urgent: true }]);
  }

  private async changedLetter(
    tx: EntityManager,
    accountId: string,
    changes: AccountChange[],
    mailId: string,
  ): Promise<Letter | null> {
    const to = await this.holder(tx, accountId);
    if (!to) return null;
    const texts = textsOf(to.locale);
    const values = { role: texts.t(`role.${to.role}`), cantons: cantonsIn(to) };
    const next = to.disabled
      ? [texts.t('letter.account-changed.closed')]
      : [texts.t('letter.account-changed.expected'), texts.t('letter.account-changed.unexpected')];
    return {
      to: to.email,
      language: to.locale,
      subject: texts.t('letter.account-changed.subject'),
      paragraphs: [
        texts.t('letter.greeting'),
        texts.t('letter.account-changed.when', { when: texts.moment(await this.changedAt(tx, mailId)) }),
        ...changes.map((change) => texts.t(`letter.account-changed.${change}`, values)),
        ...next,
      ],
      ...(to.disabled ? {} : { link: this.signIn(to.locale) }),
    };
  }

  private async attemptsLetter(tx: EntityManager, accountId: string, kind: GuessKind): Promise<Letter | null> {
    const to = await this.holder(tx, accountId);
    if (!to || to.disabled) return null;
    const texts = textsOf(to.locale);
    return {
      to: to.email,
      language: to.locale,
      subject: texts.t('letter.sign-in-attempts.subject'),
      paragraphs: [
        texts.t('letter.greeting'),
        texts.t(`letter.sign-in-attempts.${kind}`),
        texts.t(`letter.sign-in-attempts.${kind}.advice`),
      ],
      link: this.signIn(to.locale),
    };
  }

  private signIn(locale: Locale): { label: string; url: string } {
    return { label: textsOf(locale).t('letter.account-changed.link'), url: `${this.origin.origin}/sign-in` };
  }

  private async changedAt(tx: EntityManager, mailId: string): Promise<Date> {
    const [mail] = await tx.query<{ at: Date }[]>(`select created_at as at from outgoing_mails where id = $1`, [
      mailId,
    ]);
    return mail.at;
  }

  private async holder(tx: EntityManager, accountId: string): Promise<Holder | null> {
    const [holder] = await tx.query<Holder[]>(
      `select a.email, a.locale, a.role, a.cantons, a.disabled_at is not null as disabled
       from accounts a where a.id = $1`,
      [accountId],
    );
    return holder ?? null;
  }
}

function changesIn(what: string): AccountChange[] {
  return what.split(',') as AccountChange[];
}

function cantonsIn({ locale, cantons }: Holder): string {
  return cantons.includes('CH') ? textsOf(locale).t('cantons.all') : cantons.join(', ');
}
