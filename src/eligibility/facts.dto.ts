import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy, ValidateIf } from 'class-validator';
import { failsWith } from '../common/constraint.js';
import { Language, SomeOf, OneOf, Part, Parts, Whole } from '../common/input.js';
import {
  ABSENCE_REASONS,
  CIRCUMSTANCES,
  LEVELS,
  PERMITS,
  PROOFS,
  REFUGEE_STATUSES,
  SWISS_BY,
  type AbsenceReason,
  type Circumstance,
  type Permit,
  type RefugeeStatus,
  type SwissBy,
  type Unknown,
} from './facts.js';
import { isSomeDay } from './facts.rules.js';

export function SomeDay(): PropertyDecorator {
  return applyDecorators(
    ValidateBy({ name: 'someDay', validator: { validate: isSomeDay } }, failsWith('not-a-partial-day')),
    ApiProperty({ type: String, example: '2004-05' }),
  );
}

export function MaybeUnknown({ orNull = true } = {}): PropertyDecorator {
  return applyDecorators(
    ValidateIf((_, value) => value !== undefined && value !== 'unknown' && !(orNull && value === null)),
    ApiProperty({ required: false, nullable: orNull, ...{ 'x-or-unknown': true } }),
  );
}

export function OrUnknown(): PropertyDecorator {
  return applyDecorators(
    ValidateIf((_, value) => value !== 'unknown'),
    ApiProperty({ required: true, ...{ 'x-or-unknown': true } }),
  );
}

function YesNo(): PropertyDecorator {
  return applyDecorators(
    ValidateBy(
      { name: 'yesNo', validator: { validate: (value) => typeof value === 'boolean' } },
      failsWith('not-a-boolean-or-unknown'),
    ),
    ApiProperty({ type: Boolean }),
  );
}

export class StayInput {
  @OneOf([...PERMITS, 'unknown'])
  permit: Permit | Unknown;

  @OrUnknown()
  @SomeDay()
  from: string;

  /** Null or left out: it goes on. */
  @MaybeUnknown()
  @SomeDay()
  to?: string | null;
}

export class ResidenceInput {
  @OrUnknown()
  @Whole(1, 9999)
  commune: number | Unknown;

  @OrUnknown()
  @SomeDay()
  from: string;

  /** Null or left out: it goes on. */
  @MaybeUnknown()
  @SomeDay()
  to?: string | null;
}

export class AbsenceInput {
  @OrUnknown()
  @SomeDay()
  from: string;

  /** Null or left out: it goes on. */
  @MaybeUnknown()
  @SomeDay()
  to?: string | null;

  /** Up to a year for an employer or for studies takes nothing away (OLN 16). Left out: not known. */
  @MaybeUnknown({ orNull: false })
  @OneOf(ABSENCE_REASONS)
  reason?: AbsenceReason | Unknown;

  /** Whether notice of leaving was given, which ends the stay at once (LN 33(3)). Left out: it was not. */
  @MaybeUnknown({ orNull: false })
  @YesNo()
  deregistered?: boolean | Unknown;
}

/** Somebody who lives, or has lived, abroad with their Swiss spouse (LN 21(2)). */
export class LivedAbroadFacts {
  /** Whole years of union; left out: counted from the wedding. */
  @MaybeUnknown({ orNull: false })
  @Whole(0, 100)
  unionYears?: number | Unknown;

  /** By OLN 11: three stays of five days in the last six years, a national language spoken, contacts. */
  @MaybeUnknown({ orNull: false })
  @YesNo()
  closeTies?: boolean | Unknown;
}

export class LanguageFacts {
  @OrUnknown()
  @Language()
  code: string;

  @OneOf([...LEVELS, 'unknown'])
  oral: string;

  @OneOf([...LEVELS, 'unknown'])
  written: string;

  @OneOf([...PROOFS, 'unknown'])
  proof: string;
}

export class SocialAssistanceFacts {
  /** Null: never. Left out: not known. */
  @MaybeUnknown()
  @SomeDay()
  lastReceivedOn?: string | null;

  /** Left out: not known. */
  @MaybeUnknown({ orNull: false })
  @YesNo()
  repaid?: boolean | Unknown;

  /** Still received. Left out: the last day stands. */
  @MaybeUnknown({ orNull: false })
  @YesNo()
  ongoing?: boolean | Unknown;
}

export class ThirdGenerationFacts {
  @MaybeUnknown({ orNull: false })
  @YesNo()
  bornInSwitzerland?: boolean | Unknown;

  @MaybeUnknown({ orNull: false })
  @Whole(0, 13)
  ownSchoolYears?: number | Unknown;

  @MaybeUnknown({ orNull: false })
  @YesNo()
  parentSettled?: boolean | Unknown;

  @MaybeUnknown({ orNull: false })
  @Whole(0, 100)
  parentYearsInSwitzerland?: number | Unknown;

  @MaybeUnknown({ orNull: false })
  @Whole(0, 13)
  parentSchoolYears?: number | Unknown;

  @MaybeUnknown({ orNull: false })
  @YesNo()
  grandparentRight?: boolean | Unknown;
}

/** What is known of the person's situation. What is left out stays as it is, null is asked again, `unknown` was asked. */
export class FactsInput {
  @MaybeUnknown()
  @SomeDay()
  birthDate?: string | Unknown | null;

  @MaybeUnknown()
  @OneOf(PERMITS)
  permit?: Permit | Unknown | null;

  @MaybeUnknown()
  @Parts(() => StayInput, 500)
  stays?: StayInput[] | Unknown | null;

  /** Times spent abroad of more than some weeks. Left out: the stays are the time lived here. */
  @MaybeUnknown()
  @Parts(() => AbsenceInput, 100)
  absences?: AbsenceInput[] | Unknown | null;

  @MaybeUnknown()
  @Parts(() => ResidenceInput, 500)
  residence?: ResidenceInput[] | Unknown | null;

  /** Since when without a break in the canton where one lives; moves inside it do not matter. */
  @MaybeUnknown()
  @SomeDay()
  inCantonSince?: string | Unknown | null;

  @MaybeUnknown()
  @Part(() => LanguageFacts)
  language?: LanguageFacts | Unknown | null;

  @MaybeUnknown()
  @Part(() => SocialAssistanceFacts)
  socialAssistance?: SocialAssistanceFacts | Unknown | null;

  /** What the authority has to weigh (LN 12(2), OLN 9); an empty list: nothing of it. */
  @MaybeUnknown()
  @SomeOf(CIRCUMSTANCES)
  circumstances?: Circumstance[] | Unknown | null;

  @MaybeUnknown()
  @YesNo()
  criminalRecord?: boolean | Unknown | null;

  @MaybeUnknown()
  @YesNo()
  pendingProceedings?: boolean | Unknown | null;

  @MaybeUnknown()
  @YesNo()
  debts?: boolean | Unknown | null;

  /** Married and living together since; null: not married to a Swiss citizen, living apart, or widowed. */
  @MaybeUnknown()
  @SomeDay()
  marriedToSwissSince?: string | Unknown | null;

  /** Null: no registered partnership with a Swiss citizen. */
  @MaybeUnknown()
  @SomeDay()
  registeredPartnerOfSwissSince?: string | Unknown | null;

  /** Whether the partner was Swiss on the day of the wedding or of the registration. */
  @MaybeUnknown()
  @YesNo()
  swissAtWedding?: boolean | Unknown | null;

  /** How the partner became Swiss afterwards. */
  @MaybeUnknown()
  @OneOf(SWISS_BY)
  swissBy?: SwissBy | Unknown | null;

  /** Null: never lived abroad since the wedding. */
  @MaybeUnknown()
  @Part(() => LivedAbroadFacts)
  livedAbroad?: LivedAbroadFacts | Unknown | null;

  @MaybeUnknown()
  @Part(() => ThirdGenerationFacts)
  thirdGeneration?: ThirdGenerationFacts | Unknown | null;

  /** The day on which a parent was naturalised without the child; null: none was. */
  @MaybeUnknown()
  @SomeDay()
  parentNaturalisedOn?: string | Unknown | null;

  @MaybeUnknown()
  @YesNo()
  stateless?: boolean | Unknown | null;

  /** Null: never was Swiss. */
  @MaybeUnknown()
  @SomeDay()
  lostSwissCitizenshipOn?: string | Unknown | null;

  @MaybeUnknown()
  @OneOf(REFUGEE_STATUSES)
  refugeeStatus?: RefugeeStatus | Unknown | null;
}
