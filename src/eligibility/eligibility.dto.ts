import { ApiProperty } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';
import { CANTON_CODES, type CantonCode } from '../common/cantons.js';
import { Day, OneOf, Optional, OptionalOrNull, Whole } from '../common/input.js';
import { ADVICE_CODES, type Advice, type AdviceCode } from './advice.js';
import { ASSESSED, PROCEDURE_ANSWERS, type Assessed, type Assessment, type ProcedureAnswer } from './assessment.js';
import {
  DELIVERIES,
  FORUMS,
  MATTERS,
  STEPS,
  type Deadline,
  type Delivery,
  type Forum,
  type Matter,
  type Step,
  type StepKind,
} from './deadline.rules.js';
import { FactsInput } from './facts.dto.js';
import { OTHER_WAYS, type OtherWay } from './other-ways.js';
import { ANSWERS, CONDITIONS, type Answer, type Condition, type ConditionCode } from './verdict.js';

/** A situation, as "Assess" in the API has it. Days may be months or years, facts may be left out or `unknown`. */
export class AssessInput extends FactsInput {
  /** The day on which one would file, exactly; today when left out. */
  @Optional()
  @Day()
  on?: string;

  /** Where one would file, by number (BFS); the number of a commune that has merged is understood. Without it, where one lives. */
  @Optional()
  @Whole(1, 9999)
  commune?: number;

  @Optional()
  @OneOf(CANTON_CODES)
  canton?: CantonCode;
}

export class WordsView {
  de: string;
  fr: string;
  it: string;
  en: string;
}

export class AdviceView implements Advice {
  @ApiProperty({ enum: ADVICE_CODES })
  code: AdviceCode;
  from: string | null;
  words: WordsView;
}

export class CountedView {
  /** What counts, doubled and halved as the rule says. */
  days: number;
  /** Without doubling. */
  realDays: number;
  requiredDays: number;
}

export class ConditionView implements Condition {
  @ApiProperty({ enum: [...CONDITIONS] })
  code: ConditionCode;
  @ApiProperty({ enum: [...ANSWERS] })
  answer: Answer;
  /** The first day on which it holds if only time passes. */
  from: string | null;
  /** In the worst reading of what is not known exactly. */
  counted: CountedView | null;
  basis: string[];
  source: string;
  checkedOn: string;
  /** A rule that is not verified caps its condition at `ask`. */
  verified: boolean;
  better: AdviceView[];
}

export class AssessmentView implements Assessment {
  @ApiProperty({ enum: [...ASSESSED] })
  procedure: Assessed;
  @ApiProperty({ enum: [...PROCEDURE_ANSWERS] })
  answer: ProcedureAnswer;
  from: string | null;
  /** The last day to file, where the way is open only until then. */
  until: string | null;
  /** The condition that opens this way, where nobody has asked for its fact yet. */
  @ApiProperty({ enum: [...CONDITIONS], nullable: true })
  opensWith: ConditionCode | null;
  /** Why the way is another. */
  because: AdviceView | null;
  conditions: ConditionView[];
  /** What would make it better, of all its conditions. */
  better: AdviceView[];
}

export class OtherWayView {
  @ApiProperty({ enum: OTHER_WAYS.map(({ code }) => code) })
  code: OtherWay;
  basis: string[];
  words: WordsView;
}

export class AssessmentsView {
  /** The day it is judged for. */
  on: string;
  /** Whose rules it was judged by; null when the place is not known. */
  canton: string | null;
  commune: number | null;
  /** Stands for the rules of the canton and the Confederation together. */
  rulesVersion: string | null;
  procedures: AssessmentView[];
  /** Ways that are not judged here. */
  others: OtherWayView[];
}

export class DeadlineInput {
  /** When it was handed over; may be null for a registered letter that was not fetched. */
  @OptionalOrNull()
  @Day()
  receivedOn?: string | null;

  @OneOf(DELIVERIES)
  delivery: Delivery;

  /** When the post first tried to hand over a registered letter. */
  @OptionalOrNull()
  @Day()
  firstAttemptOn?: string | null;

  @Whole(1, 365)
  days: number;

  @OneOf(MATTERS)
  matter: Matter;

  /** Whom one appeals to; `canton` where nobody knows whether it is an authority or a court. */
  @OneOf(FORUMS)
  forum: Forum;

  /** Where the party or their representative lives; without it only the holidays of all cantons count. */
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @OneOf(CANTON_CODES)
  @ApiProperty({ required: false, nullable: true, enum: [...CANTON_CODES] })
  partyCanton?: CantonCode | null;

  /** Of the cantonal authority or court, whose standstill counts; left out, it is that of the party. */
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @OneOf(CANTON_CODES)
  @ApiProperty({ required: false, nullable: true, enum: [...CANTON_CODES] })
  forumCanton?: CantonCode | null;
}

export class StepView implements Step {
  from: string;
  to: string;
  @ApiProperty({ enum: [...STEPS] })
  what: StepKind;
  basis: string;
  words: WordsView;
}

export class DeadlineView implements Deadline {
  /** Shown first: the earliest of all readings, without standstill and holidays, on a working day. */
  safeDay: string;
  /** By what was read of the law; where that leaves it open, the earlier day. */
  lastDay: string;
  /** The latest of all readings: no appeal is called late before it has passed. */
  latestDay: string;
  /** To `lastDay`. */
  steps: StepView[];
  warning: string;
}
