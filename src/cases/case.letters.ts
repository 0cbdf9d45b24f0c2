import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrustedOrigin } from '../access/guard.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { NoticesService } from '../accounts/notices.service.js';
import { Clock } from '../common/clock.js';
import { Keys } from '../common/keys.js';
import { DailyCounts } from '../db/daily-counts.js';
import { addWorkingDays } from '../eligibility/working-days.js';
import { composeLetter, type Letter } from '../mail/letter.js';
import { mailKind, type MailParams } from '../mail/mail-kind.js';
import { MailService, type NewMail } from '../mail/mail.service.js';
import { Person } from '../people/person.entity.js';
import { PlacesService } from '../places/places.service.js';
import { isLocale, type Locale } from '../texts/languages.js';
import { textsOf, type Values } from '../texts/texts.js';
import { Case, CaseEvent } from './case.entity.js';
import type { DeclineLetterView } from './case.dto.js';
import { ENDED } from './case.rules.js';
import { UndeliveredLetters } from './undelivered.letters.js';

/** Working days until the call that letters promise. */
const CALL_WITHIN = 3;
/** More unopened requests are reported together. */
const MAX_ALARMS_AN_HOUR = 10;
/** Strangers can type an address into as many requests as they like. */
const MAX_RECEIPTS_A_DAY = 2;
export const TRACKING = 'tracking';

type Addressed = Pick<Case, 'id' | 'personId'> & { lettersHeldSince?: Date | null };
interface ToPersonParams extends MailParams {
  case: string;
  /** Of `adviser-found`: whom, and on which day. */
  adviser?: string;
  on?: string;
  /** Of `request-declined`: the event that holds the coordinator's own words. */
  event?: string;
}
type ToCoordinatorParams = { case: string; account: string };
export const RECEIPT = mailKind<{ case: string }>('request-received');
const TO_PERSON = {
  'adviser-found': mailKind<ToPersonParams>('adviser-found'),
  'still-looking': mailKind<ToPersonParams>('still-looking'),
  'request-declined': mailKind<ToPersonParams>('request-declined'),
};
type ToPerson = keyof typeof TO_PERSON;
const TO_COORDINATOR = {
  'request-new': mailKind<ToCoordinatorParams>('request-new'),
  'request-unopened': mailKind<ToCoordinatorParams>('request-unopened'),
  'case-released': mailKind<ToCoordinatorParams>('case-released'),
};
type ToCoordinator = keyof typeof TO_COORDINATOR;

/**
 * Letters to people are in their language; those to coordinators carry a link and no detail. The receipt was asked for; all
 * others are the network's own, and not sent where it is not safe to write.
 */
@Injectable()
export class CaseLetters implements OnModuleInit {
  constructor(
    private readonly mails: MailService,
    private readonly accounts: AccountsService,
    private readonly origin: TrustedOrigin,
    private readonly keys: Keys,
    private readonly clock: Clock,
    private readonly places: PlacesService,
    private readonly undelivered: UndeliveredLetters,
    private readonly notices: NoticesService,
    private readonly counts: DailyCounts,
  ) {}

  onModuleInit(): void {
    // The receipt is written by the public pages, which speak the language of whoever asked.
    for (const kind of ['adviser-found', 'still-looking', 'request-declined'] as const)
      this.mails.write(TO_PERSON[kind], (tx, params) => this.toPerson(tx, params, kind));
    for (const kind of ['request-new', 'request-unopened', 'case-released'] as const)
      this.mails.write(TO_COORDINATOR[kind], (tx, params) => this.toCoordinator(tx, params, kind));
    for (const kind of ['request-new', 'request-unopened'] as const) this.notices.digest(kind, '/inbox');
  }

  /** Derived from the id, so that none is stored. */
  trackingOf(caseId: string): string {
    return this.keys.idToken(TRACKING, caseId);
  }

  async notifyPerson(
    tx: EntityManager,
    kind: ToPerson,
    theCase: Addressed,
    more: Omit<ToPersonParams, 'case'> = {},
    key?: string,
  ): Promise<void> {
    const person = await tx.findOneByOrFail(Person, { id: theCase.personId });
    if (!person.email || theCase.lettersHeldSince || person.safeToWrite === false) return;
    if (person.emailFailedOn)
      return this.undelivered.notifyThoseWhoCanPhone(tx, await tx.findOneByOrFail(Case, { id: theCase.id }));
    await this.mails.send(tx, TO_PERSON[kind], [
      { params: { ...more, case: theCase.id }, to: person.email, ...(key ? { key } : {}) },
    ]);
  }

  async sendReceipt(tx: EntityManager, theCase: Addressed): Promise<void> {
    const { email } = await tx.findOneByOrFail(Person, { id: theCase.personId });
    if (!email || theCase.lettersHeldSince) return;
    if ((await this.counts.increment(tx, 'receipt', email.toLowerCase())) > MAX_RECEIPTS_A_DAY) return;
    await this.mails.send(tx, RECEIPT, [
      { params: { case: theCase.id }, to: email, key: `request-received:${theCase.id}` },
    ]);
  }

  /** What the person would read if their request were declined. */
  async previewDecline(tx: EntityManager, theCase: Case): Promise<DeclineLetterView> {
    const person = await tx.findOneByOrFail(Person, { id: theCase.personId });
    const letter = await this.letterTo(tx, theCase, person, 'request-declined');
    return {
      notSent: whyNotSent(person, theCase),
      language: letter.language,
      subject: letter.subject,
      before: letter.paragraphs.slice(0, -1),
      after: letter.paragraphs.slice(-1),
    };
  }

  /** New requests: at once for the first, then at most hourly. */
  async notifyCoordinators(
    tx: EntityManager,
    kind: ToCoordinator,
    theCase: Pick<Case, 'id' | 'canton' | 'lettersHeldSince'>,
  ): Promise<void> {
    const accounts = await this.accounts.coordinatorsOf(tx, theCase.canton);
    const mail = (account: { id: string; email: string }): NewMail<ToCoordinatorParams> => ({
      params: { case: theCase.id, account: account.id },
      to: account.email,
      key: `${kind}:${theCase.id}:${account.id}:${this.clock.today()}`,
    });
    if (kind === 'request-new')
      await this.notices.notify(tx, TO_COORDINATOR[kind], accounts, mail, {
        quietly: theCase.lettersHeldSince !== null,
      });
    else await this.mails.send(tx, TO_COORDINATOR[kind], accounts.map(mail));
  }

  async notifyCoordinatorsOfSwitzerland(tx: EntityManager, theCase: Pick<Case, 'id'>): Promise<void> {
    const kind = 'request-unopened';
    await this.notices.notify(
      tx,
      TO_COORDINATOR[kind],
      await this.accounts.coordinatorsOfAll(tx),
      (account) => ({
        params: { case: theCase.id, account: account.id },
        to: account.email,
        key: `${kind}:${theCase.id}:${account.id}`,
      }),
      { atOnce: MAX_ALARMS_AN_HOUR },
    );
  }

  private async toPerson(tx: EntityManager, params: ToPersonParams, kind: ToPerson): Promise<Letter | null> {
    const theCase = await tx.findOneBy(Case, { id: params.case });
    if (!theCase) return null;
    const ended = ENDED.includes(theCase.stage);
    if (kind === 'request-declined' ? theCase.stage !== 'closed' : ended) return null;
    if (kind === 'still-looking' && !theCase.waitingSince) return null;
    if (kind === 'adviser-found' && theCase.adviserId !== params.adviser) return null;
    const person = await tx.findOneByOrFail(Person, { id: theCase.personId });
    // Those who can phone have been notified.
    if (!person.email || person.emailFailedOn || person.safeToWrite === false) return null;
    const letter = await this.letterTo(tx, theCase, person, kind, params.on);
    if (kind === 'request-declined') {
      const event = params.event ? await tx.findOneBy(CaseEvent, { id: params.event }) : null;
      if (event?.text) letter.paragraphs.splice(-1, 0, event.text);
    }
    return letter;
  }

  private async letterTo(
    tx: EntityManager,
    theCase: Case,
    person: Person,
    kind: ToPerson,
    on?: string,
  ): Promise<Letter> {
    const { language: local } = await this.places.communeOf(tx, theCase.commune);
    const locale = [...person.languages, local].find(isLocale) ?? 'de';
    const url = `${this.origin.origin}/requests/${this.trackingOf(theCase.id)}`;
    const values = { firstName: person.firstName, reference: theCase.reference };
    const promise = kind === 'adviser-found' ? await this.promiseOf(tx, theCase, locale, on!) : {};
    return composeLetter({ email: person.email ?? '', locale }, kind, url, { ...values, ...promise });
  }

  private async promiseOf(tx: EntityManager, theCase: Case, locale: Locale, on: string): Promise<Values> {
    const [adviser] = await tx.query<{ name: string }[]>(
      `select first_name || ' ' || last_name as name from advisers where id = $1`,
      [theCase.adviserId],
    );
    const by = addWorkingDays(on, CALL_WITHIN, theCase.canton);
    return { adviser: adviser?.name ?? '', day: textsOf(locale).weekday(by) };
  }

  private async toCoordinator(
    tx: EntityManager,
    params: ToCoordinatorParams,
    kind: ToCoordinator,
  ): Promise<Letter | null> {
    const theCase = await tx.findOneBy(Case, { id: params.case });
    const account = await this.accounts.recipient(tx, params.account);
    if (!theCase?.waitingSince || !account) return null;
    const url = `${this.origin.origin}/cases/${theCase.id}`;
    return composeLetter(account, kind, url, { canton: theCase.canton, reference: theCase.reference });
  }
}

function whyNotSent(person: Person, theCase: Case): DeclineLetterView['notSent'] {
  if (person.email === null) return 'no-address';
  if (person.safeToWrite === false) return 'not-safe';
  if (person.emailFailedOn) return 'address-fails';
  return theCase.lettersHeldSince ? 'held' : null;
}
