import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrustedOrigin } from '../access/guard.js';
import type { Locale } from '../texts/languages.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { newId } from '../common/id.js';
import { composeLetter, type Letter } from '../mail/letter.js';
import { mailKind } from '../mail/mail-kind.js';
import { MailService, type UndeliveredMail } from '../mail/mail.service.js';
import { PeopleService } from '../people/people.service.js';
import { Case, CaseEvent } from './case.entity.js';

const NOT_DELIVERED = mailKind<{ case: string; account: string }>('not-delivered');
type CaseOfPerson = Pick<Case, 'id' | 'personId' | 'canton' | 'adviserId'>;

@Injectable()
export class UndeliveredLetters implements OnModuleInit {
  constructor(
    private readonly mails: MailService,
    private readonly accounts: AccountsService,
    private readonly people: PeopleService,
    private readonly origin: TrustedOrigin,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.mails.write(NOT_DELIVERED, (tx, params) => this.write(tx, params));
    this.mails.onUndelivered((tx, mail) => this.undelivered(tx, mail));
  }

  /** Once a day and case. */
  async notifyThoseWhoCanPhone(tx: EntityManager, theCase: CaseOfPerson): Promise<void> {
    auditSubjects(theCase.id, theCase.personId);
    const now = this.clock.now();
    await tx.insert(CaseEvent, {
      id: newId(),
      caseId: theCase.id,
      kind: 'mail-failed',
      at: now,
      recordedAt: now,
      actor: null,
      fromStage: null,
      toStage: null,
      day: null,
      adviserId: null,
      text: null,
    });
    const recipients = await this.recipients(tx, theCase);
    await this.mails.send(
      tx,
      NOT_DELIVERED,
      recipients.map(({ id, email }) => ({
        params: { case: theCase.id, account: id },
        to: email,
        key: `${NOT_DELIVERED.name}:${theCase.id}:${id}:${this.clock.today()}`,
      })),
    );
  }

  /** Mails about a case that do not go to an account go to the person. */
  private async undelivered(tx: EntityManager, { params, badAddress }: UndeliveredMail): Promise<void> {
    if (!params['case'] || params['account']) return;
    const theCase = await tx.findOneBy(Case, { id: params['case'] });
    if (!theCase) return;
    if (badAddress) await this.people.markEmailFailed(tx, theCase.personId);
    await this.notifyThoseWhoCanPhone(tx, theCase);
  }

  private async recipients(
    tx: EntityManager,
    { canton, adviserId }: CaseOfPerson,
  ): Promise<{ id: string; email: string; locale: Locale }[]> {
    const coordinators = await this.accounts.coordinatorsOf(tx, canton);
    const adviser = adviserId === null ? null : await this.accounts.accountOfAdviser(tx, adviserId);
    return adviser && !coordinators.some(({ id }) => id === adviser.id) ? [...coordinators, adviser] : coordinators;
  }

  private async write(tx: EntityManager, params: { case: string; account: string }): Promise<Letter | null> {
    const theCase = await tx.findOneBy(Case, { id: params.case });
    if (!theCase) return null;
    // Somebody who no longer has the case must not read about it.
    const to = (await this.recipients(tx, theCase)).find(({ id }) => id === params.account);
    if (!to) return null;
    const url = `${this.origin.origin}/cases/${theCase.id}`;
    return composeLetter(to, 'undelivered', url, { reference: theCase.reference });
  }
}
