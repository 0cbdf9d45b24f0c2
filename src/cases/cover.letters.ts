import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrustedOrigin } from '../access/guard.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Absence, Adviser } from '../advisers/adviser.entity.js';
import { Clock } from '../common/clock.js';
import { composeLetter, type Letter } from '../mail/letter.js';
import { mailKind } from '../mail/mail-kind.js';
import { MailService } from '../mail/mail.service.js';
import { textsOf } from '../texts/texts.js';

const ASKED = mailKind<{ absence: string; account: string }>('cover-asked');
const ENDED = mailKind<{ adviser: string; account: string; absence: string }>('cover-ended');

/** Tells whoever covers from when to when, and that they no longer do. */
@Injectable()
export class CoverLetters implements OnModuleInit {
  constructor(
    private readonly mails: MailService,
    private readonly accounts: AccountsService,
    private readonly clock: Clock,
    private readonly origin: TrustedOrigin,
  ) {}

  onModuleInit(): void {
    this.mails.write(ASKED, (tx, params) => this.asked(tx, params));
    this.mails.write(ENDED, (tx, params) => this.ended(tx, params));
  }

  async notify(tx: EntityManager, absence: Absence): Promise<void> {
    const account = await this.accountOf(tx, absence);
    if (!account) return;
    const { id, fromOn, toOn } = absence;
    const key = `${ASKED.name}:${id}:${account.id}:${fromOn}:${toOn ?? ''}`;
    await this.mails.send(tx, ASKED, [{ params: { absence: id, account: account.id }, to: account.email, key }]);
  }

  async notifyEnd(tx: EntityManager, absence: Absence): Promise<void> {
    const account = await this.accountOf(tx, absence);
    if (!account) return;
    await this.mails.send(tx, ENDED, [
      { params: { absence: absence.id, adviser: absence.adviserId, account: account.id }, to: account.email },
    ]);
  }

  /** Nobody is told of what is over. */
  private async accountOf(
    tx: EntityManager,
    { coverId, toOn }: Absence,
  ): Promise<{ id: string; email: string } | null> {
    if (coverId === null || (toOn !== null && toOn < this.clock.today())) return null;
    return this.accounts.accountOfAdviser(tx, coverId);
  }

  private async asked(tx: EntityManager, params: { absence: string; account: string }): Promise<Letter | null> {
    const absence = await tx.findOneBy(Absence, { id: params.absence });
    const to = await this.accounts.recipient(tx, params.account);
    if (!absence?.coverId || !to) return null;
    if ((await this.accounts.accountOfAdviser(tx, absence.coverId))?.id !== to.id) return null;
    return composeLetter(to, 'cover-asked', `${this.origin.origin}/day`, {
      name: await nameOf(tx, absence.adviserId),
      from: textsOf(to.locale).day(absence.fromOn),
      to: absence.toOn === null ? 'open' : textsOf(to.locale).day(absence.toOn),
    });
  }

  private async ended(
    tx: EntityManager,
    params: { absence: string; adviser: string; account: string },
  ): Promise<Letter | null> {
    const to = await this.accounts.recipient(tx, params.account);
    return (
      to && composeLetter(to, 'cover-ended', `${this.origin.origin}/day`, { name: await nameOf(tx, params.adviser) })
    );
  }
}

async function nameOf(tx: EntityManager, adviserId: string): Promise<string> {
  const { firstName, lastName } = await tx.findOneByOrFail(Adviser, { id: adviserId });
  return `${firstName} ${lastName}`;
}
