import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { LOCALES } from '../texts/languages.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Absence, Adviser, UNDERTAKING_VERSION } from '../advisers/adviser.entity.js';
import { Case, CaseEvent, CaseMember } from '../cases/case.entity.js';
import type { CantonCode } from '../common/cantons.js';
import { Clock, zurichInstant } from '../common/clock.js';
import { addDays } from '../common/day.js';
import { newId, newReference } from '../common/id.js';
import { Db } from '../db/db.js';
import {
  ACCOUNTS,
  ADVISERS,
  birthDateOf,
  CASES,
  DEMO_PASSWORD,
  exampleCase,
  IRREGULARITIES,
  type ExampleCase,
} from '../examples/index.js';
import { FollowUpsService } from '../follow-ups/follow-ups.service.js';
import { plan } from '../follow-ups/reminder.rules.js';
import { Irregularity, IrregularityEvent } from '../irregularities/irregularity.entity.js';
import { TAXONOMY_VERSION } from '../irregularities/taxonomy.js';
import { maskAddress } from '../mail/letter.js';
import { OutgoingMail } from '../mail/mail.entity.js';
import { phoneNumber } from '../people/contact.rules.js';
import { Consent, Person, PersonGrant } from '../people/person.entity.js';
import { PlacesService } from '../places/places.service.js';
import { wayOf } from './way.rules.js';

const CONSENT_TEXT = 'demo-1';

/**
 * Writes the demonstration network into an empty database, as if the days before today had happened. It writes tables of
 * other rooms, which nobody else does: their services rightly refuse to write into the past.
 */
@Injectable()
export class DemoLoader {
  private readonly ids = new Map<string, string>();

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly places: PlacesService,
    private readonly followUps: FollowUpsService,
  ) {}

  /** Loads everything in one transaction; does nothing when there is an account already. */
  async load(): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      if (await tx.existsBy(Account, {})) return false;
      await this.loadAdvisers(tx);
      for (const { adviser, email, name, role, cantons, locale } of ACCOUNTS)
        await this.accounts.create(
          tx,
          { email, name, role, cantons, locale, password: DEMO_PASSWORD },
          adviser ? this.id('adviser', adviser) : null,
        );
      await this.loadAccountsOfAdvisers(tx);
      for (const example of CASES) await this.loadCase(tx, example);
      await this.loadConflicts(tx);
      await this.loadCampaigns(tx);
      await this.loadIrregularities(tx);
      return true;
    });
  }

  private id(kind: string, key: string): string {
    const name = `${kind} ${key}`;
    let id = this.ids.get(name);
    if (!id) this.ids.set(name, (id = newId()));
    return id;
  }

  private day(daysAgo: number): string {
    return addDays(this.clock.today(), -daysAgo);
  }

  /** An evening, as volunteers have it; today's events are already over. */
  private at(daysAgo: number, hour = 19): Date {
    const evening = zurichInstant(this.day(daysAgo), hour);
    const now = this.clock.now();
    return evening < now ? evening : new Date(now.getTime() - 60_000);
  }

  private async loadAdvisers(tx: EntityManager): Promise<void> {
    for (const example of ADVISERS) {
      const { absences, ...rest } = example;
      const id = this.id('adviser', example.key);
      const home = await this.places.requireCommune(tx, example.communes[0], '/communes/0');
      const undertaken = example.state !== 'applying';
      await tx.insert(Adviser, {
        id,
        firstName: rest.firstName,
        lastName: rest.lastName,
        email: rest.email,
        phone: rest.phone ? phoneNumber(rest.phone) : null,
        languages: rest.languages,
        communes: rest.communes,
        cantons: [...new Set([home.canton, ...rest.cantons])],
        homeCanton: home.canton,
        remote: rest.remote,
        capacity: rest.capacity,
        specialities: [...rest.specialities],
        state: rest.state,
        conflicts: [],
        organisationId: null,
        undertakingVersion: undertaken ? UNDERTAKING_VERSION : null,
        undertakingOn: undertaken ? this.day(400) : null,
        createdAt: this.at(400),
        version: 1,
      });
      for (const { fromInDays, toInDays } of absences ?? [])
        await tx.insert(Absence, {
          id: newId(),
          adviserId: id,
          fromOn: this.day(-fromInDays),
          toOn: toInDays === null ? null : this.day(-toInDays),
        });
    }
  }

  /** Whoever advises signs in by letter; none of them is in the list of those one can be. */
  private async loadAccountsOfAdvisers(tx: EntityManager): Promise<void> {
    const known = new Set<string>(ACCOUNTS.map(({ email }) => email));
    for (const { key, email, firstName, lastName, languages, state, withoutAccount } of ADVISERS) {
      if (known.has(email) || withoutAccount || (state !== 'active' && state !== 'paused')) continue;
      const locale =
        LOCALES.find((each) => languages.some(({ code, level }) => code === each && level !== 'basic')) ?? 'de';
      await this.accounts.create(
        tx,
        { email, name: `${firstName} ${lastName}`, role: 'adviser', locale },
        this.id('adviser', key),
      );
    }
  }

  /** Those who know a person name the case, whose reference is made here. */
  private async loadConflicts(tx: EntityManager): Promise<void> {
    for (const { key, conflicts } of ADVISERS) {
      if (conflicts.length === 0) continue;
      const named = [];
      for (const conflict of conflicts)
        named.push(
          conflict.kind === 'person'
            ? {
                ...conflict,
                caseReference: (
                  await tx.findOneByOrFail(Case, { id: this.id('case', exampleCase(conflict.caseReference).key) })
                ).reference,
              }
            : conflict,
        );
      await tx.update(Adviser, this.id('adviser', key), { conflicts: named });
    }
  }

  /** What came of the words on leaflets and posters before those asked for help who did. */
  private async loadCampaigns(tx: EntityManager): Promise<void> {
    for (const { source, askedDaysAgo } of CASES) {
      if (!source) continue;
      await tx.query(`insert into campaigns (source, created_at) values ($1, $2) on conflict (source) do nothing`, [
        source,
        this.at(400),
      ]);
      for (const [step, count] of [
        ['visit', 8 + 3 * (source.length % 7)],
        ['check', 2 + (source.length % 4)],
        ['request', 1],
      ] as const)
        await tx.query(
          `insert into campaign_counts (source, day, step, count) values ($1, $2, $3, $4) on conflict (source, day, step) do update set count = campaign_counts.count + excluded.count`,
          [source, this.day(Math.ceil(askedDaysAgo)), step, count],
        );
    }
  }

  private async loadCase(tx: EntityManager, example: ExampleCase): Promise<void> {
    const { person } = example;
    const personId = newId();
    const caseId = this.id('case', example.key);
    const home = await this.places.requireCommune(tx, person.commune, '/commune');
    const requestedAt = this.at(example.askedDaysAgo, 18);
    const ended = example.stage === 'closed' || example.stage === 'withdrawn';
    const adviserId = example.adviser ? this.id('adviser', example.adviser) : null;
    await tx.insert(Person, {
      id: personId,
      firstName: person.firstName,
      lastName: person.lastName ?? null,
      languages: person.languages,
      commune: person.commune,
      email: person.contact.email ?? null,
      emailFailedOn: example.letterReturnedDaysAgo === undefined ? null : this.day(example.letterReturnedDaysAgo),
      phone: person.contact.phone ? phoneNumber(person.contact.phone) : null,
      safeToCall: person.contact.safeToCall ?? null,
      bestTime: person.contact.bestTime ?? null,
      helper: person.helper ?? null,
      createdAt: requestedAt,
      version: 1,
    });
    await tx.insert(
      Consent,
      (['help', 'contact', 'statistics'] as const).map((purpose) => ({
        id: newId(),
        personId,
        purpose,
        textVersion: CONSENT_TEXT,
        language: person.languages[0],
        channel: person.helper ? ('helper' as const) : ('form' as const),
        givenOn: this.day(example.askedDaysAgo),
        withdrawnOn: example.stage === 'withdrawn' ? this.day(example.closedDaysAgo ?? 0) : null,
        recordedBy: null,
      })),
    );
    const { decision } = example;
    await tx.insert(Case, {
      id: caseId,
      reference: newReference('P'),
      personId,
      stage: example.stage,
      procedure: example.procedure,
      canton: home.canton,
      commune: home.bfs,
      adviserId,
      waitingSince: adviserId || ended ? null : example.released ? this.at(example.released.daysAgo) : requestedAt,
      snoozedUntil: null,
      source: example.source ?? null,
      lettersHeldSince: example.lettersHeld ? requestedAt : null,
      channel: person.helper ? 'helper' : 'form',
      message: example.message ?? null,
      worries: [...(example.worries ?? [])],
      facts: {
        ...example.facts,
        ...(example.birthday
          ? { birthDate: birthDateOf(example.birthday.turns, this.day(-example.birthday.inDays)) }
          : {}),
      },
      decision: decision
        ? {
            decidedOn: this.day(decision.decidedDaysAgo),
            receivedOn: this.day(decision.receivedDaysAgo),
            delivery: decision.delivery,
            by: decision.by,
            ...(decision.remedyBody ? { remedyBody: decision.remedyBody } : {}),
            ...(decision.termDays ? { termDays: decision.termDays } : {}),
            ...(decision.lastDayInDays === undefined ? {} : { lastDay: this.day(-decision.lastDayInDays) }),
          }
        : null,
      lastDay: decision?.lastDayInDays === undefined ? null : this.day(-decision.lastDayInDays),
      outcome: example.outcome ?? null,
      filedOn: example.filedDaysAgo === undefined ? null : this.day(example.filedDaysAgo),
      closedOn: example.stage === 'closed' ? this.day(example.closedDaysAgo ?? 0) : null,
      rulesVersion: (await this.places.ruleOf(tx, home.canton)).version,
      openedAt: example.stage === 'requested' && example.askedDaysAgo < 1 ? null : requestedAt,
      alarmedAt: null,
      createdAt: requestedAt,
      version: 1,
    });
    await tx.insert(PersonGrant, { caseId, personId, canton: home.canton, adviserId });
    await tx.insert(
      CaseMember,
      (person.members ?? []).map((member) => ({
        id: newId(),
        caseId,
        firstName: member.firstName,
        birthYear: member.birthYear ?? null,
        relation: member.relation,
      })),
    );
    await this.loadEvents(tx, example, caseId, adviserId, requestedAt);
    await this.loadReturnedLetter(tx, example, caseId);
    await this.loadFollowUps(tx, example, caseId, home.canton);
  }

  private async loadEvents(
    tx: EntityManager,
    example: ExampleCase,
    caseId: string,
    adviserId: string | null,
    input: Date,
  ): Promise<void> {
    const event = (kind: CaseEvent['kind'], at: Date, more: Partial<CaseEvent> = {}): Partial<CaseEvent> => ({
      id: newId(),
      caseId,
      kind,
      at,
      recordedAt: at,
      actor: null,
      fromStage: null,
      toStage: null,
      day: null,
      adviserId: null,
      text: null,
      ...more,
    });
    const events = [event('opened', input, { toStage: 'requested' })];
    if (adviserId && example.takenDaysAgo !== undefined)
      events.push(
        event('matched', this.at(example.takenDaysAgo), { adviserId, fromStage: 'requested', toStage: 'screening' }),
      );
    if (example.filedDaysAgo !== undefined)
      events.push(
        event('moved', this.at(example.filedDaysAgo, 17), {
          fromStage: 'preparation',
          toStage: 'filed',
          day: this.day(example.filedDaysAgo),
        }),
      );
    for (const { from, to, daysAgo } of wayOf(example))
      events.push(event('moved', this.at(daysAgo, 17), { fromStage: from, toStage: to, day: this.day(daysAgo) }));
    if (example.released)
      events.push(
        event('released', this.at(example.released.daysAgo), {
          adviserId: this.id('adviser', example.released.by),
          text: example.released.reason,
        }),
      );
    for (const note of example.notes ?? [])
      events.push(event(note.kind, this.at(note.daysAgo, 20), { text: note.text }));
    if (example.decision)
      events.push(
        event('moved', this.at(example.decision.receivedDaysAgo, 18), {
          toStage: 'refused',
          day: this.day(example.decision.receivedDaysAgo),
        }),
      );
    if (example.letterReturnedDaysAgo !== undefined)
      events.push(event('mail-failed', this.at(example.letterReturnedDaysAgo, 9)));
    if (example.closedDaysAgo !== undefined)
      events.push(
        event('moved', this.at(example.closedDaysAgo, 18), {
          toStage: example.stage,
          day: this.day(example.closedDaysAgo),
        }),
      );
    await tx.insert(CaseEvent, events);
  }

  private async loadReturnedLetter(
    tx: EntityManager,
    { letterReturnedDaysAgo, adviser, person }: ExampleCase,
    caseId: string,
  ): Promise<void> {
    if (letterReturnedDaysAgo === undefined || !adviser) return;
    const on = this.day(letterReturnedDaysAgo);
    const sentAt = this.at(letterReturnedDaysAgo, 8);
    await tx.insert(OutgoingMail, {
      id: newId(),
      kind: 'adviser-found',
      params: { case: caseId, adviser: this.id('adviser', adviser), on },
      maskedAddress: maskAddress(person.contact.email ?? ''),
      state: 'failed',
      error: 'returned (5.1.1)',
      attempts: 1,
      dedupeKey: null,
      urgent: false,
      createdAt: sentAt,
      tryAt: sentAt,
      claimedAt: null,
      sentAt,
    });
  }

  private async loadFollowUps(
    tx: EntityManager,
    example: ExampleCase,
    caseId: string,
    canton: CantonCode,
  ): Promise<void> {
    for (const { title, dueInDays, remindDaysBefore, done } of example.followUps ?? []) {
      const dueOn = this.day(-dueInDays);
      const moments = done ? [] : plan(dueOn, remindDaysBefore, canton, this.clock.now());
      const followUp = await this.followUps.open(
        tx,
        caseId,
        { alarm: null, title, dueOn, remindDaysBefore, createdBy: null },
        moments,
        ['adviser'],
      );
      if (done) await this.followUps.end(tx, followUp, 'done', 'done');
    }
    await this.followUps.refreshNextDue(tx, caseId);
  }

  private async loadIrregularities(tx: EntityManager): Promise<void> {
    const accounts = new Map(
      (await tx.findBy(Account, {}))
        .filter((account) => account.adviserId)
        .map((account) => [account.adviserId, account.id]),
    );
    const [staff] = await tx.findBy(Account, { role: 'staff' });
    for (const example of IRREGULARITIES) {
      const id = this.id('irregularity', example.key);
      const daysAgo = 'daysAgo' in example.occurred ? example.occurred.daysAgo : example.occurred.monthsAgo * 30;
      const occurred = this.day(daysAgo);
      const month = 'monthsAgo' in example.occurred;
      const reviewed = ['confirmed', 'rejected', 'in-follow-up', 'resolved'].includes(example.status);
      const logged = this.at(Math.max(0, daysAgo - 3));
      await tx.insert(Irregularity, {
        id,
        reference: newReference('I'),
        code: example.code,
        kind: example.kind ?? null,
        level: example.authority.level,
        canton: example.authority.canton,
        commune: example.authority.commune ?? null,
        organ: example.authority.organ ?? null,
        occurredFrom: month ? `${occurred.slice(0, 7)}-01` : occurred,
        occurredTo: month ? lastOfMonth(occurred) : occurred,
        description: example.description,
        consent: example.consent,
        origin: 'network',
        status: example.status,
        scale: example.severity?.scale ?? null,
        scope: example.severity?.scope ?? null,
        remediable: example.severity?.remediable ?? null,
        evidenceLevel: example.evidenceLevel ?? 'alleged',
        caseId: example.case ? this.id('case', example.case) : null,
        loggedBy: accounts.get(this.id('adviser', example.loggedBy)) ?? null,
        reviewedBy: reviewed ? (staff?.id ?? null) : null,
        rejectedBecause: example.status === 'rejected' ? (example.rejectedBecause ?? 'Nicht belegt.') : null,
        duplicateOf: null,
        citation: null,
        taxonomyVersion: TAXONOMY_VERSION,
        createdAt: logged,
        version: 1,
      });
      await tx.insert(IrregularityEvent, {
        id: newId(),
        irregularityId: id,
        at: logged,
        actor: null,
        fromStatus: null,
        toStatus: 'reported',
        changed: [],
        text: null,
      });
    }
  }
}

function lastOfMonth(day: string): string {
  const next = addDays(`${day.slice(0, 7)}-28`, 4);
  return addDays(`${next.slice(0, 7)}-01`, -1);
}
