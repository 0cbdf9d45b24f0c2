import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Grant } from '../access/grant.entity.js';
import { LOCALES } from '../texts/languages.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Absence, Adviser, UNDERTAKING_VERSION } from '../advisers/adviser.entity.js';
import { Case } from '../cases/case.entity.js';
import { CoverService } from '../cases/cover.service.js';
import { newId } from '../common/id.js';
import { ACCOUNTS, ADVISERS, CASES, exampleCase, ORGANISATIONS } from '../examples/index.js';
import { Organisation } from '../organisations/organisation.entity.js';
import { phoneFields } from '../people/phone.rules.js';
import { PlacesService } from '../places/places.service.js';
import { DemoTimeline } from './demo-timeline.js';

@Injectable()
export class DemoAdvisersLoader {
  constructor(
    private readonly accounts: AccountsService,
    private readonly places: PlacesService,
    private readonly timeline: DemoTimeline,
    private readonly cover: CoverService,
  ) {}

  async loadOrganisations(tx: EntityManager): Promise<void> {
    for (const { key, name, kind, canton } of ORGANISATIONS)
      await tx.insert(Organisation, {
        id: this.timeline.id('organisation', key),
        name,
        kind,
        canton,
        createdAt: this.timeline.at(400),
        version: 1,
      });
  }

  async loadAdvisers(tx: EntityManager): Promise<void> {
    for (const example of ADVISERS) {
      const { absences, ...rest } = example;
      const id = this.timeline.id('adviser', example.key);
      const home = await this.places.requireCommune(tx, example.communes[0], '/communes/0');
      const undertaken = example.state !== 'applying';
      await tx.insert(Adviser, {
        id,
        firstName: rest.firstName,
        lastName: rest.lastName,
        email: rest.email,
        ...phoneFields(rest.phone ?? null),
        languages: rest.languages,
        communes: rest.communes,
        cantons: [...new Set([home.canton, ...rest.cantons])],
        homeCanton: home.canton,
        remote: rest.remote,
        capacity: rest.capacity,
        specialities: [...rest.specialities],
        state: rest.state,
        conflicts: [],
        organisationId: rest.organisation ? this.timeline.id('organisation', rest.organisation) : null,
        undertakingVersion: undertaken ? UNDERTAKING_VERSION : null,
        undertakingOn: undertaken ? this.timeline.day(400) : null,
        createdAt: this.timeline.at(400),
        version: 1,
      });
      for (const { fromInDays, toInDays } of absences ?? [])
        await tx.insert(Absence, {
          id: newId(),
          adviserId: id,
          fromOn: this.timeline.day(-fromInDays),
          toOn: toInDays === null ? null : this.timeline.day(-toInDays),
          coverId: null,
        });
    }
  }

  async loadAccounts(tx: EntityManager): Promise<void> {
    const emails = new Set<string>(ACCOUNTS.map(({ email }) => email));
    for (const { key, email, firstName, lastName, languages, state, withoutAccount } of ADVISERS) {
      if (emails.has(email) || withoutAccount || (state !== 'active' && state !== 'paused')) continue;
      const locale =
        LOCALES.find((each) => languages.some(({ code, level }) => code === each && level !== 'basic')) ?? 'de';
      await this.accounts.create(
        tx,
        { email, name: `${firstName} ${lastName}`, role: 'adviser', locale },
        this.timeline.id('adviser', key),
      );
    }
  }

  /** After the cases: whoever covers sees them at once. */
  async loadCovers(tx: EntityManager): Promise<void> {
    for (const { key, absences } of ADVISERS)
      for (const { coveredBy } of absences ?? []) {
        if (!coveredBy) continue;
        const adviserId = this.timeline.id('adviser', key);
        await tx.update(Absence, { adviserId }, { coverId: this.timeline.id('adviser', coveredBy) });
        for (const { id } of await tx.findBy(Absence, { adviserId })) await this.cover.followAbsence(tx, id);
      }
  }

  async loadInterpreters(tx: EntityManager): Promise<void> {
    for (const { key, interpreter } of CASES) {
      if (!interpreter) continue;
      const account = await this.accounts.accountOfAdviser(tx, this.timeline.id('adviser', interpreter));
      await tx.insert(Grant, {
        id: newId(),
        subjectKind: 'case',
        subjectId: this.timeline.id('case', key),
        accountId: account!.id,
        part: 'languages-and-phone',
        fromAt: this.timeline.at(3),
        untilAt: null,
        grantedBy: null,
        absenceId: null,
      });
    }
  }

  async loadConflicts(tx: EntityManager): Promise<void> {
    for (const { key, conflicts } of ADVISERS) {
      if (conflicts.length === 0) continue;
      const conflictsWithReference = [];
      for (const conflict of conflicts)
        conflictsWithReference.push(
          conflict.kind === 'person'
            ? {
                ...conflict,
                caseReference: (
                  await tx.findOneByOrFail(Case, {
                    id: this.timeline.id('case', exampleCase(conflict.caseReference).key),
                  })
                ).reference,
              }
            : conflict,
        );
      await tx.update(Adviser, this.timeline.id('adviser', key), { conflicts: conflictsWithReference });
    }
  }
}
