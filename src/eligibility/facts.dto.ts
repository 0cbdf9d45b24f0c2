import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy, ValidateIf } from 'class-validator';
import { failsWith } from '../common/constraint.js';
import { Language, OneOf, Part, Parts, Whole } from '../common/input.js';
import { LEVELS, PERMITS, PROOFS, REFUGEE_STATUSES, type Permit, type RefugeeStatus, type Unknown } from './facts.js';
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

  @MaybeUnknown()
  @Parts(() => ResidenceInput, 500)
  residence?: ResidenceInput[] | Unknown | null;

  @MaybeUnknown()
  @Part(() => LanguageFacts)
  language?: LanguageFacts | Unknown | null;

  @MaybeUnknown()
  @Part(() => SocialAssistanceFacts)
  socialAssistance?: SocialAssistanceFacts | Unknown | null;

  @MaybeUnknown()
  @YesNo()
  criminalRecord?: boolean | Unknown | null;

  @MaybeUnknown()
  @YesNo()
  pendingProceedings?: boolean | Unknown | null;

  @MaybeUnknown()
  @YesNo()
  debts?: boolean | Unknown | null;

  @MaybeUnknown()
  @SomeDay()
  marriedToSwissSince?: string | Unknown | null;

  @MaybeUnknown()
  @Part(() => ThirdGenerationFacts)
  thirdGeneration?: ThirdGenerationFacts | Unknown | null;

  @MaybeUnknown()
  @OneOf(REFUGEE_STATUSES)
  refugeeStatus?: RefugeeStatus | Unknown | null;
}
