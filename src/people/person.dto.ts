import { ApiProperty } from '@nestjs/swagger';
import { Email, Entries, Flag, Language, OneOf, Optional, OptionalOrNull, Part, Text, Whole } from '../common/input.js';
import {
  CONSENT_CHANNELS,
  CONSENT_PURPOSES,
  type Consent,
  type ConsentChannel,
  type ConsentPurpose,
  type Helper,
  type Person,
} from './person.entity.js';

export class ContactInput {
  @OptionalOrNull()
  @Email()
  email?: string | null;

  /** Any way of writing it; Swiss unless it begins with + or 00. Words beside it become `phoneNote`. */
  @OptionalOrNull()
  @Text(120)
  phone?: string | null;

  /** Whether somebody else may pick up who must not know. */
  @OptionalOrNull()
  @Flag()
  safeToCall?: boolean | null;

  /** Whether the network may write to the address first. Another address makes it unknown, unless it is said with it. */
  @OptionalOrNull()
  @Flag()
  safeToWrite?: boolean | null;

  /** Whether somebody else reads what comes to the address. Unknown counts as no consent to write first. */
  @OptionalOrNull()
  @Flag()
  sharedWith?: boolean | null;

  /** Who that is; kept only with `sharedWith: true`. */
  @OptionalOrNull()
  @Text(120)
  sharedWithNote?: string | null;

  @OptionalOrNull()
  @Text(200)
  bestTime?: string | null;
}

export class HelperInput {
  @Text(120)
  name: string;

  @Optional()
  @Text(120)
  phone?: string;

  @Text(80)
  relation: string;
}

export class ConsentInput {
  @OneOf(CONSENT_PURPOSES)
  purpose: ConsentPurpose;

  @Text(40)
  textVersion: string;

  @Language()
  language: string;

  /** How it was given; on the public form that is known. */
  @Optional()
  @OneOf(CONSENT_CHANNELS)
  channel?: ConsentChannel;
}

/** That the person agrees to be written to now and then, and asked how it is going. */
export class ContactConsentInput {
  @Text(40)
  textVersion: string;

  @Language()
  language: string;

  @OneOf(CONSENT_CHANNELS)
  channel: ConsentChannel;
}

export class PersonInput {
  @Text(80)
  firstName: string;

  @OptionalOrNull()
  @Text(80)
  lastName?: string | null;

  /** BCP 47, in order of preference. */
  @Entries(1, 10)
  @Language({ each: true })
  @ApiProperty({ type: [String], example: ['ti', 'fr'] })
  languages: string[];

  /** Number of the commune (BFS). */
  @Whole(1, 9999)
  commune: number;

  @Part(() => ContactInput)
  contact: ContactInput;

  @OptionalOrNull()
  @Part(() => HelperInput)
  helper?: HelperInput | null;
}

export class UpdatePerson {
  @Optional()
  @Text(80)
  firstName?: string;

  @OptionalOrNull()
  @Text(80)
  lastName?: string | null;

  @Optional()
  @Entries(1, 10)
  @Language({ each: true })
  languages?: string[];

  @Optional()
  @Part(() => ContactInput)
  contact?: ContactInput;

  @OptionalOrNull()
  @Part(() => HelperInput)
  helper?: HelperInput | null;
}

export class SearchPeople {
  /** A name in any script, a phone number, an e-mail address, or a reference. */
  @Text(120)
  q: string;
}

export class ConsentView {
  purpose: ConsentPurpose;
  textVersion: string;
  language: string;
  channel: ConsentChannel;
  givenOn: string;
  withdrawnOn: string | null;

  static of({ purpose, textVersion, language, channel, givenOn, withdrawnOn }: Consent): ConsentView {
    return { purpose, textVersion, language, channel, givenOn, withdrawnOn };
  }
}

export class ContactView {
  email: string | null;
  /** Since when letters to this address come back; null while they do not, as far as we know. */
  emailFailedOn: string | null;
  phone: string | null;
  /** What was typed beside the number, such as whose it is. */
  phoneNote: string | null;
  safeToCall: boolean | null;
  /** Whether the network may write first; null: nobody has asked. */
  safeToWrite: boolean | null;
  /** Whether somebody else reads what comes to the address; null: nobody has asked. */
  sharedWith: boolean | null;
  sharedWithNote: string | null;
  bestTime: string | null;
}

export class HelperView {
  name: string;
  phone?: string;
  /** What was typed beside the number, such as an extension. */
  phoneNote?: string;
  relation: string;
}

export class PersonView {
  id: string;
  firstName: string;
  lastName: string | null;
  languages: string[];
  commune: number;
  contact: ContactView;
  @ApiProperty({ type: () => HelperView, nullable: true })
  helper: Helper | null;
  consents: ConsentView[];
  version: number;

  static of(person: Person, consents: Consent[]): PersonView {
    const {
      id,
      firstName,
      lastName,
      languages,
      commune,
      email,
      emailFailedOn,
      phone,
      phoneNote,
      safeToCall,
      safeToWrite,
      sharedWith,
      sharedWithNote,
      bestTime,
      helper,
      version,
    } = person;
    return {
      id,
      firstName,
      lastName,
      languages,
      commune,
      contact: {
        email,
        emailFailedOn,
        phone,
        phoneNote,
        safeToCall,
        safeToWrite,
        sharedWith,
        sharedWithNote,
        bestTime,
      },
      helper,
      consents: consents.map(ConsentView.of),
      version,
    };
  }
}

/** A hit of the search: enough to recognise, not enough to call. */
export class FoundPerson {
  id: string;
  firstName: string;
  lastName: string | null;
  languages: string[];
  commune: number;
  caseIds: string[];
}
