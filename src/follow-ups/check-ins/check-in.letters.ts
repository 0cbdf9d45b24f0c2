import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { TrustedOrigin } from '../../access/guard.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { Case } from '../../cases/case.entity.js';
import { ENDED } from '../../cases/case.rules.js';
import { CaseTimelineService } from '../../cases/case-timeline.service.js';
import { Clock, zurichDay } from '../../common/clock.js';
import { auditSubjects } from '../../common/context.js';
import { DAY_MS } from '../../common/day.js';
import { digest, newToken } from '../../common/keys.js';
import { composeLetter, type Letter } from '../../mail/letter.js';
import { mailKind } from '../../mail/mail-kind.js';
import { MailService } from '../../mail/mail.service.js';
import { languageToWriteIn } from '../../people/language.rules.js';
import { Consent, Person } from '../../people/person.entity.js';
import { PlacesService } from '../../places/places.service.js';
import type { Locale } from '../../texts/languages.js';
import { textsOf } from '../../texts/texts.js';
import { CheckIn } from './check-in.entity.js';
import { LINK_DAYS, reasonsNotToAsk } from './check-in.rules.js';

/** To the person. `case` lets a letter that comes back be noted on it. */
export const CHECK_IN = mailKind<{ case: string; checkIn: string }>('check-in');
/** To whoever decides what becomes of an answer. */
const ANSWERED = mailKind<{ case: string; checkIn: string; account: string }>('check-in-answered');

export type Recipient = { id: string; email: string; locale: Locale };
type Asked = Pick<CheckIn, 'id' | 'caseId' | 'proposal'>;

@Injectable()
export class CheckInLetters implements OnModuleInit {
  constructor(
    private readonly mails: MailService,
    private readonly accounts: AccountsService,
    private readonly places: PlacesService,
    private readonly timeline: CaseTimelineService,
    private readonly origin: TrustedOrigin,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.mails.write(CHECK_IN, (tx, params) => this.ask(tx, params.checkIn));
    this.mails.write(ANSWERED, (tx, params) => this.tell(tx, params));
  }

  async sendToPerson(tx: EntityManager, checkIn: Asked, email: string): Promise<void> {
    await this.mails.send(tx, CHECK_IN, [
      { params: { case: checkIn.caseId, checkIn: checkIn.id }, to: email, key: `${CHECK_IN.name}:${checkIn.id}` },
    ]);
  }

  /**
   * Of an answer that proposes something: to the adviser, else the coordinators. To both where a deadline may run, so that
   * an absent adviser does not cost it, and when it is `late` because nobody has decided.
   */
  async sendToDeciders(tx: EntityManager, checkIn: Asked, theCase: Case, late = false): Promise<void> {
    const recipients = await this.deciders(tx, checkIn, theCase, late);
    await this.mails.send(
      tx,
      ANSWERED,
      recipients.map(({ id, email }) => ({
        params: { case: theCase.id, checkIn: checkIn.id, account: id },
        to: email,
        key: `${ANSWERED.name}:${checkIn.id}:${id}`,
        urgent: checkIn.proposal === 'check-deadline',
      })),
    );
  }

  /** A wish for another adviser is read by coordinators only, and never by the account of the adviser. */
  private async deciders(tx: EntityManager, { proposal }: Asked, theCase: Case, late: boolean): Promise<Recipient[]> {
    const adviser = theCase.adviserId === null ? null : await this.accounts.accountOfAdviser(tx, theCase.adviserId);
    if (proposal !== 'other-adviser') {
      if (adviser && !late && proposal !== 'check-deadline') return [adviser];
      const coordinators = await this.accounts.coordinatorsOf(tx, theCase.canton);
      return adviser ? [adviser, ...coordinators.filter(({ id }) => id !== adviser.id)] : coordinators;
    }
    for (const coordinators of [
      await this.accounts.coordinatorsOf(tx, theCase.canton),
      await this.accounts.coordinatorsOfAll(tx),
    ]) {
      const others = coordinators.filter(({ id }) => id !== adviser?.id);
      if (others.length > 0) return others;
    }
    return [];
  }

  /**
   * Makes the link: only its hash is stored, so that nobody can read it from the database. Written again after an
   * interruption, the letter has a new link and the former one no longer works.
   */
  private async ask(tx: EntityManager, id: string): Promise<Letter | null> {
    const checkIn = await tx.findOne(CheckIn, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!checkIn || checkIn.answeredAt || checkIn.stoppedAt || checkIn.lapsedAt) return null;
    const theCase = await tx.findOneByOrFail(Case, { id: checkIn.caseId });
    const person = await tx.findOneByOrFail(Person, { id: checkIn.personId });
    auditSubjects(theCase.id, person.id);
    const contact = { personId: person.id, purpose: 'contact', withdrawnOn: IsNull() } as const;
    const reasons = reasonsNotToAsk({
      ...person,
      consented: await tx.existsBy(Consent, contact),
      lettersHeld: theCase.lettersHeldSince !== null,
      ended: ENDED.includes(theCase.stage),
      hasAdviser: theCase.adviserId !== null,
    });
    const now = this.clock.now();
    if (reasons.length > 0) {
      await tx.update(CheckIn, id, { lapsedAt: now });
      return null;
    }
    const token = newToken();
    const expiresAt = new Date(now.getTime() + LINK_DAYS * DAY_MS);
    if (checkIn.sentAt === null) await this.timeline.record(tx, theCase, 'check-in-sent');
    await tx.update(CheckIn, id, { tokenHash: digest(token), sentAt: now, expiresAt });
    return this.letterTo(tx, person, theCase, token, expiresAt);
  }

  /** Neither name, authority nor what it is about: whoever else sees the letter learns nothing from it. */
  private async letterTo(
    tx: EntityManager,
    person: Person,
    theCase: Case,
    token: string,
    expiresAt: Date,
  ): Promise<Letter> {
    const { language } = await this.places.communeOf(tx, theCase.commune);
    const texts = textsOf(languageToWriteIn(person.languages, language));
    return {
      to: person.email!,
      language: texts.language,
      subject: texts.t('letter.check-in.subject'),
      paragraphs: [
        texts.t('letter.hello'),
        texts.t('letter.check-in.text'),
        texts.t('letter.check-in.more', { day: texts.day(zurichDay(expiresAt)) }),
      ],
      link: {
        label: texts.t('letter.check-in.link'),
        url: `${this.origin.origin}/check-in/${token}?lang=${texts.language}`,
      },
    };
  }

  private async tell(
    tx: EntityManager,
    { checkIn: id, account }: { checkIn: string; account: string },
  ): Promise<Letter | null> {
    const checkIn = await tx.findOneBy(CheckIn, { id });
    if (!checkIn?.proposal || checkIn.decidedAt) return null;
    const theCase = await tx.findOneByOrFail(Case, { id: checkIn.caseId });
    // Somebody who no longer has the case must not read about it.
    const to = (await this.deciders(tx, checkIn, theCase, true)).find((each) => each.id === account);
    if (!to) return null;
    auditSubjects(theCase.id, theCase.personId);
    return composeLetter(to, 'check-in-answered', `${this.origin.origin}/cases/${theCase.id}`, {
      reference: theCase.reference,
    });
  }
}
