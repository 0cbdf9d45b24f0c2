import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrustedOrigin } from '../access/guard.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Case } from '../cases/case.entity.js';
import { zurichDay } from '../common/clock.js';
import { addDays } from '../common/day.js';
import { sql } from '../db/sql.js';
import { composeLetter, type Letter } from '../mail/letter.js';
import { mailKind } from '../mail/mail-kind.js';
import { MailService } from '../mail/mail.service.js';
import { textsOf } from '../texts/texts.js';
import { offerRows } from './offer-list.service.js';
import type { Offer } from './offer.entity.js';

const OFFER = mailKind<{ offer: string; account: string }>('offer');
const ANSWER = {
  'offer-declined': mailKind<{ case: string; account: string }>('offer-declined'),
  'offer-lapsed': mailKind<{ case: string; account: string }>('offer-lapsed'),
};

@Injectable()
export class OfferLetters implements OnModuleInit {
  constructor(
    private readonly mails: MailService,
    private readonly accounts: AccountsService,
    private readonly origin: TrustedOrigin,
  ) {}

  onModuleInit(): void {
    this.mails.write(OFFER, (tx, params) => this.offerLetter(tx, params));
    for (const answer of ['offer-declined', 'offer-lapsed'] as const)
      this.mails.write(ANSWER[answer], (tx, params) => this.answerLetter(tx, params, answer));
  }

  async notifyAdviser(tx: EntityManager, offer: Offer, account: { id: string; email: string }): Promise<void> {
    await this.mails.send(tx, OFFER, [
      { params: { offer: offer.id, account: account.id }, to: account.email, key: `offer:${offer.id}` },
    ]);
  }

  async notifyCoordinators(tx: EntityManager, answer: keyof typeof ANSWER, theCase: Case, offer: Offer): Promise<void> {
    const accounts = await this.accounts.coordinatorsOf(tx, theCase.canton);
    await this.mails.send(
      tx,
      ANSWER[answer],
      accounts.map((account) => ({
        params: { case: theCase.id, account: account.id },
        to: account.email,
        key: `${answer}:${offer.id}:${account.id}`,
      })),
    );
  }

  private async offerLetter(tx: EntityManager, params: { offer: string; account: string }): Promise<Letter | null> {
    const [row] = await offerRows(tx, sql`where o.id = ${params.offer}`);
    const account = await this.accounts.recipient(tx, params.account);
    if (!row || row.state !== 'open' || !account) return null;
    // The offer lapses at the midnight after this day.
    const day = textsOf(account.locale).weekday(addDays(zurichDay(row.lapsesAt), -1));
    const url = `${this.origin.origin}/offers/${row.id}`;
    return composeLetter(account, 'offer', url, { canton: row.canton, day });
  }

  private async answerLetter(
    tx: EntityManager,
    params: { case: string; account: string },
    answer: keyof typeof ANSWER,
  ): Promise<Letter | null> {
    const theCase = await tx.findOneBy(Case, { id: params.case });
    const account = await this.accounts.recipient(tx, params.account);
    if (!theCase?.waitingSince || !account) return null;
    const url = `${this.origin.origin}/cases/${theCase.id}`;
    return composeLetter(account, answer, url, { canton: theCase.canton, reference: theCase.reference });
  }
}
