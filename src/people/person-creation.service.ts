import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { newId } from '../common/id.js';
import { contactOf, helperOf } from './person-changes.js';
import type { ConsentInput, PersonInput } from './person.dto.js';
import { Consent, Person, type ConsentChannel } from './person.entity.js';
import { HelpConsentMissing } from './person.problems.js';

@Injectable()
export class PersonCreationService {
  constructor(private readonly clock: Clock) {}

  /**
   * `recordedBy`: null when the person did it; `pointer`: of the person in the input. Throws {@link HelpConsentMissing},
   * or BadInput for a phone number that is none.
   */
  async create(
    tx: EntityManager,
    input: PersonInput,
    consents: ConsentInput[],
    channel: ConsentChannel,
    recordedBy: string | null,
    pointer = '',
  ): Promise<Person> {
    if (!consents.some((consent) => consent.purpose === 'help')) throw new HelpConsentMissing();
    const person = await this.insert(tx, input, pointer);
    await tx.insert(
      Consent,
      consents.map((consent) => ({
        id: newId(),
        personId: person.id,
        purpose: consent.purpose,
        textVersion: consent.textVersion,
        language: consent.language,
        channel: consent.channel ?? channel,
        givenOn: this.clock.today(),
        withdrawnOn: null,
        recordedBy,
      })),
    );
    return person;
  }

  private async insert(tx: EntityManager, input: PersonInput, pointer: string): Promise<Person> {
    const person = tx.create(Person, {
      id: newId(),
      firstName: input.firstName,
      lastName: input.lastName ?? null,
      languages: [...new Set(input.languages)],
      commune: input.commune,
      ...contactOf(input.contact, pointer),
      helper: input.helper ? helperOf(input.helper, pointer) : null,
      emailFailedOn: null,
      createdAt: this.clock.now(),
      version: 1,
    });
    auditSubjects(person.id);
    await tx.insert(Person, person);
    return person;
  }
}
