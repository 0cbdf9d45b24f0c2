import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Case, CaseMember } from '../cases/case.entity.js';
import { newId, newReference } from '../common/id.js';
import { birthDateOf, type ExampleCase } from '../examples/index.js';
import { phoneFields } from '../people/phone.rules.js';
import { Consent, Person } from '../people/person.entity.js';
import { PlacesService } from '../places/places.service.js';
import { DemoTimeline } from './demo-timeline.js';
import { DemoCaseHistoryLoader } from './demo-case-history.loader.js';
import { DemoDeadlinesLoader } from './demo-deadlines.loader.js';

const CONSENT_TEXT = 'demo-1';

@Injectable()
export class DemoCasesLoader {
  constructor(
    private readonly places: PlacesService,
    private readonly history: DemoCaseHistoryLoader,
    private readonly deadlines: DemoDeadlinesLoader,
    private readonly timeline: DemoTimeline,
  ) {}

  async load(tx: EntityManager, example: ExampleCase): Promise<void> {
    const { person } = example;
    const personId = newId();
    const caseId = this.timeline.id('case', example.key);
    const home = await this.places.requireCommune(tx, person.commune, '/commune');
    const requestedAt = this.timeline.at(example.askedDaysAgo, 18);
    const ended = example.stage === 'closed' || example.stage === 'withdrawn';
    const adviserId = example.adviser ? this.timeline.id('adviser', example.adviser) : null;
    await tx.insert(Person, {
      id: personId,
      firstName: person.firstName,
      lastName: person.lastName ?? null,
      languages: person.languages,
      commune: person.commune,
      email: person.contact.email ?? null,
      emailFailedOn:
        example.letterReturnedDaysAgo === undefined ? null : this.timeline.day(example.letterReturnedDaysAgo),
      ...phoneFields(person.contact.phone ?? null),
      safeToCall: person.contact.safeToCall ?? null,
      safeToWrite: person.contact.safeToWrite ?? null,
      sharedWith: person.contact.sharedWith ?? null,
      sharedWithNote: null,
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
        givenOn: this.timeline.day(example.askedDaysAgo),
        withdrawnOn: example.stage === 'withdrawn' ? this.timeline.day(example.closedDaysAgo ?? 0) : null,
        recordedBy: null,
      })),
    );
    await tx.insert(Case, {
      id: caseId,
      reference: newReference('P'),
      personId,
      stage: example.stage,
      procedure: example.procedure,
      canton: home.canton,
      commune: home.bfs,
      adviserId,
      waitingSince:
        adviserId || ended ? null : example.released ? this.timeline.at(example.released.daysAgo) : requestedAt,
      snoozedUntil: null,
      source: example.source ?? null,
      lettersHeldSince: example.lettersHeld ? requestedAt : null,
      channel: person.helper ? 'helper' : 'form',
      message: example.message ?? null,
      worries: [...(example.worries ?? [])],
      facts: {
        ...example.facts,
        ...(example.birthday
          ? { birthDate: birthDateOf(example.birthday.turns, this.timeline.day(-example.birthday.inDays)) }
          : {}),
        ...(example.authorisedDaysAgo === undefined
          ? {}
          : { authorisedOn: this.timeline.day(example.authorisedDaysAgo) }),
      },
      decisionLetterId: null,
      outcome: example.outcome ?? null,
      filedOn: example.filedDaysAgo === undefined ? null : this.timeline.day(example.filedDaysAgo),
      closedOn: example.stage === 'closed' ? this.timeline.day(example.closedDaysAgo ?? 0) : null,
      rulesVersion: (await this.places.ruleOf(tx, home.canton)).version,
      openedAt: example.stage === 'requested' && example.askedDaysAgo < 1 ? null : requestedAt,
      alarmedAt: null,
      createdAt: requestedAt,
      version: 1,
    });
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
    await this.history.loadEvents(tx, example, caseId, adviserId, requestedAt);
    await this.deadlines.load(tx, example, { id: caseId, procedure: example.procedure, canton: home.canton });
    await this.history.loadReturnedLetter(tx, example, caseId);
    await this.history.loadCheckIn(tx, example, caseId, personId);
    await this.history.loadFollowUps(tx, example, caseId, home.canton);
  }
}
