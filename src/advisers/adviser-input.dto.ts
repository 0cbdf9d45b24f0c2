import { ApiProperty } from '@nestjs/swagger';
import {
  Entries,
  Language,
  WholeEach,
  OneOf,
  Flag,
  Whole,
  Text,
  Optional,
  SomeOf,
  Parts,
  OptionalOrNull,
  Uuid,
  Email,
  Day,
} from '../common/input.js';
import {
  type SpokenLanguage,
  LANGUAGE_LEVELS,
  type LanguageLevel,
  type AdviserState,
  ADVISER_STATES,
} from './adviser.entity.js';
import { CANTON_CODES } from '../common/cantons.js';

export const SPECIALITIES = [
  'ordinary',
  'facilitated-spouse',
  'facilitated-spouse-abroad',
  'facilitated-third-generation',
  'facilitated-child',
  'facilitated-stateless-child',
  'reinstatement',
  'appeal',
] as const;

export class SpokenLanguageInput implements SpokenLanguage {
  @Language()
  @ApiProperty({ example: 'ti' })
  code: string;

  @OneOf(LANGUAGE_LEVELS)
  level: LanguageLevel;

  @Flag()
  interprets: boolean;
}

export class ConflictInput {
  @OneOf(['authority', 'person'])
  kind: 'authority' | 'person';

  @Optional()
  @OneOf(CANTON_CODES)
  canton?: string;

  @Optional()
  @Whole(1, 9999)
  commune?: number;

  @Optional()
  @Text(20)
  caseReference?: string;
}

export class Profile {
  /** Any way of writing it; Swiss unless it begins with + or 00. Words beside it become `phoneNote`. */
  @OptionalOrNull()
  @Text(120)
  phone?: string | null;

  @Optional()
  @Parts(() => SpokenLanguageInput, 20, 1)
  languages?: SpokenLanguageInput[];

  /** Numbers of communes (BFS); the first is where they live. */
  @Optional()
  @Entries(1, 50)
  @WholeEach(1, 9999)
  communes?: number[];

  /** Cantons they serve; their own is added. */
  @Optional()
  @SomeOf(CANTON_CODES)
  cantons?: string[];

  /** Whether they also advise by phone and video. */
  @Optional()
  @Flag()
  remote?: boolean;

  /** How many cases that mean work they want at once. */
  @Optional()
  @Whole(0, 100)
  capacity?: number;

  @Optional()
  @SomeOf(SPECIALITIES)
  specialities?: string[];

  @Optional()
  @Parts(() => ConflictInput, 50)
  conflicts?: ConflictInput[];
}

export class UpdateOwnProfile extends Profile {
  /** One may pause and come back; the rest is the coordinators'. */
  @Optional()
  @OneOf(['active', 'paused'])
  state?: 'active' | 'paused';
}

export class UpdateAdviser extends Profile {
  @Optional()
  @Text(80)
  firstName?: string;

  @Optional()
  @Text(80)
  lastName?: string;

  @Optional()
  @Email()
  email?: string;

  @Optional()
  @OneOf(ADVISER_STATES)
  state?: AdviserState;

  @OptionalOrNull()
  @Uuid()
  organisation?: string | null;
}

export class CreateAdviser extends UpdateAdviser {
  @Text(80)
  declare firstName: string;

  @Text(80)
  declare lastName: string;

  @Email()
  declare email: string;

  @Parts(() => SpokenLanguageInput, 20, 1)
  declare languages: SpokenLanguageInput[];

  @Entries(1, 50)
  @WholeEach(1, 9999)
  declare communes: number[];
}

export class InviteAdviser {
  @OneOf(['de', 'fr', 'it', 'en'])
  locale: 'de' | 'fr' | 'it' | 'en';
}

export class AcceptUndertaking {
  @Text(20)
  version: string;
}

export class CreateAbsence {
  @Day()
  from: string;

  /** Inclusive; null is open. */
  @OptionalOrNull()
  @Day()
  to?: string | null;

  /** Another active adviser, who sees the cases meanwhile and gets what falls due; null: the coordinators get it too. */
  @OptionalOrNull()
  @Uuid()
  coverBy?: string | null;
}
