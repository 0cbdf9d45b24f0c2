import { IsIn, Matches } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { Entries, Language, OneOf, Optional, Part, Parts, SomeOf, Text, Whole } from '../../common/input.js';
import { MemberInput } from '../../cases/case-input.dto.js';
import { PROCEDURES, WORRIES, type Procedure, type Worry } from '../../cases/case.entity.js';
import { FactsInput } from '../../cases/facts.dto.js';
import type { Request } from '../../cases/case-opening.service.js';
import { ConsentInput, ContactInput, HelperInput } from '../../people/person.dto.js';
import { failsWith } from '../../common/constraint.js';

export class CreateHelpRequest {
  @Text(80)
  @ApiProperty({ example: 'Selam' })
  firstName: string;

  @Optional()
  @Text(80)
  lastName?: string;

  /** BCP 47, the preferred one first. */
  @Entries(1, 10)
  @Language({ each: true })
  @ApiProperty({ type: [String], example: ['ti', 'fr'] })
  languages: string[];

  /** Number of the commune (BFS). */
  @Whole(1, 9999)
  @ApiProperty({ example: 5586 })
  commune: number;

  @Part(() => ContactInput)
  contact: ContactInput;

  @Optional()
  @OneOf(PROCEDURES)
  procedure?: Procedure;

  /** In their own words and language. */
  @Optional()
  @Text(4000, { lines: true })
  message?: string;

  /** What worries them; `deadline`: a letter with a deadline came, which does not wait until somebody reads the message. */
  @Optional()
  @SomeOf(WORRIES)
  worries?: Worry[];

  @Optional()
  @Part(() => HelperInput)
  helper?: HelperInput;

  @Optional()
  @Parts(() => MemberInput, 20)
  members?: MemberInput[];

  @Optional()
  @Part(() => FactsInput)
  facts?: FactsInput;

  /** The word of the campaign in the link. */
  @Optional()
  @Matches(/^[a-z0-9-]{1,40}$/, failsWith('not-a-word'))
  source?: string;

  /** A honeypot for robots: left out or empty. */
  @Optional()
  @IsIn([''], failsWith('not-empty'))
  @ApiProperty({ type: String, maxLength: 0 })
  website?: '';

  /** At least for the purpose `help`. */
  @Parts(() => ConsentInput, 6)
  consents: ConsentInput[];

  static asRequest(asked: CreateHelpRequest): Request {
    const { firstName, lastName, languages, commune, contact, helper, website: _, ...rest } = asked;
    return {
      ...rest,
      person: {
        firstName,
        languages,
        commune,
        contact,
        ...(lastName ? { lastName } : {}),
        ...(helper ? { helper } : {}),
      },
    };
  }
}

export class RequestMade {
  reference: string;
  /** The token by which the request is followed and withdrawn. */
  tracking: string;
}

export class TrackedRequest {
  reference: string;
  state: 'looking' | 'found' | 'ended' | 'withdrawn';
  since: Date;
  /** The state in plain words. */
  text: string;
}
