import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, Max, Min } from 'class-validator';
import {
  Day,
  Email,
  Flag,
  Language,
  OneOf,
  Optional,
  OptionalOrNull,
  Parts,
  SomeOf,
  Text,
  Uuid,
  Whole,
} from '../common/input.js';
import { PageQuery } from '../common/page.js';
import { CANTON_CODES } from '../common/cantons.js';
import {
  ADVISER_STATES,
  LANGUAGE_LEVELS,
  type Absence,
  type Adviser,
  type AdviserState,
  type Conflict,
  type LanguageLevel,
  type SpokenLanguage,
} from './adviser.entity.js';

export const ADVISER_ORDERS = ['load', 'name', 'overdue'] as const;
export type AdviserOrder = (typeof ADVISER_ORDERS)[number];

/** The procedures, and `appeal`. */
export const SPECIALITIES = [
  'ordinary',
  'facilitated-spouse',
  'facilitated-third-generation',
  'facilitated-child',
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

/** What advisers may say of themselves, and coordinators of them. */
export class Profile {
  @OptionalOrNull()
  @Text(40)
  phone?: string | null;

  @Optional()
  @Parts(() => SpokenLanguageInput, 20)
  @ArrayMinSize(1)
  languages?: SpokenLanguageInput[];

  /** Numbers of communes (BFS); the first is where they live. */
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(9999, { each: true })
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

export class ChangeMyself extends Profile {
  /** One may pause and come back; the rest is the coordinators'. */
  @Optional()
  @OneOf(['active', 'paused'])
  state?: 'active' | 'paused';
}

export class ChangeAdviser extends Profile {
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

export class NewAdviser extends ChangeAdviser {
  @Text(80)
  declare firstName: string;

  @Text(80)
  declare lastName: string;

  @Email()
  declare email: string;

  @Parts(() => SpokenLanguageInput, 20)
  @ArrayMinSize(1)
  declare languages: SpokenLanguageInput[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(9999, { each: true })
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

export class NewAbsence {
  @Day()
  from: string;

  /** Inclusive; null is open. */
  @OptionalOrNull()
  @Day()
  to?: string | null;
}

export class AdviserQuery extends PageQuery {
  @Optional()
  @OneOf(ADVISER_STATES)
  state?: AdviserState;

  @Optional()
  @OneOf(CANTON_CODES)
  canton?: string;

  @Optional()
  @Language()
  language?: string;

  /** `load`: most first; `overdue`: most first; `name`: by last name. Without it, in the order they were added. */
  @Optional()
  @OneOf(ADVISER_ORDERS)
  order?: AdviserOrder;
}

export class AbsenceView {
  id: string;
  from: string;
  to: string | null;

  static of({ id, fromOn, toOn }: Absence): AbsenceView {
    return { id, from: fromOn, to: toOn };
  }
}

export class AdviserView {
  id: string;
  firstName: string;
  lastName: string;
  /** Null outside the canton whose coordinators look after them. */
  email: string | null;
  phone: string | null;
  @ApiProperty({ type: () => SpokenLanguageInput, isArray: true })
  languages: SpokenLanguage[];
  communes: number[];
  cantons: string[];
  homeCanton: string;
  remote: boolean;
  capacity: number;
  /** Cases that mean work, and open offers. */
  load: number;
  /** All cases of theirs that have not ended. */
  openCases: number;
  /** As many as `GET /api/cases?due=overdue&adviser=` lists in all cantons: their cases on which something is overdue. */
  overdue: number;
  /** Of `openCases` those that the one who asks sees: as many as `GET /api/cases?open=true&adviser=` lists. */
  openInSight: number;
  /** Of `overdue` those that the one who asks sees. */
  overdueInSight: number;
  /** When the next thing is due on any of their cases, or was. */
  nextDueOn: string | null;
  specialities: string[];
  state: AdviserState;
  @ApiProperty({ type: () => ConflictInput, isArray: true })
  conflicts: Conflict[];
  organisation: string | null;
  undertaking: { version: string; on: string } | null;
  /** Whether they have an account to sign in with. */
  invited: boolean;
  absences: AbsenceView[];
  /** Whether they are away today. */
  absent: boolean;
  version: number;

  static of(
    adviser: Adviser,
    more: Pick<
      AdviserView,
      'openCases' | 'overdue' | 'openInSight' | 'overdueInSight' | 'nextDueOn' | 'invited' | 'absent'
    > & { absences: Absence[]; contact: boolean },
  ): AdviserView {
    const {
      id,
      firstName,
      lastName,
      languages,
      communes,
      cantons,
      homeCanton,
      remote,
      capacity,
      load,
      specialities,
      state,
      conflicts,
      version,
    } = adviser;
    return {
      id,
      firstName,
      lastName,
      email: more.contact ? adviser.email : null,
      phone: more.contact ? adviser.phone : null,
      languages,
      communes,
      cantons,
      homeCanton,
      remote,
      capacity,
      load,
      openCases: more.openCases,
      overdue: more.overdue,
      openInSight: more.openInSight,
      overdueInSight: more.overdueInSight,
      nextDueOn: more.nextDueOn,
      specialities,
      state,
      conflicts,
      organisation: adviser.organisationId,
      undertaking:
        adviser.undertakingVersion && adviser.undertakingOn
          ? { version: adviser.undertakingVersion, on: adviser.undertakingOn }
          : null,
      invited: more.invited,
      absences: more.absences.map(AbsenceView.of),
      absent: more.absent,
      version,
    };
  }
}
