import { ApiProperty } from '@nestjs/swagger';
import { STAGES, type Stage } from '../cases/case.entity.js';
import { DELIVERIES, REMEDY_KINDS, type Delivery, type RemedyKind } from '../cases/case.facts.js';
import { EventView } from '../cases/case-event.dto.js';
import { LETTER_KINDS, type LetterKind } from '../cases/received-letter.entity.js';
import { CANTON_CODES, type CantonCode } from '../common/cantons.js';
import { Day, Flag, OneOf, Optional, OptionalOrNull, QueryFlag, Text, Uuid, Whole } from '../common/input.js';
import { PageQuery } from '../common/page.js';
import { StepView } from '../eligibility/eligibility.dto.js';
import {
  ACKNOWLEDGED_HOW,
  DEADLINE_KINDS,
  DEADLINE_STATES,
  NEXT_STEPS,
  type AcknowledgedHow,
  type DeadlineKind,
  type DeadlineState,
  type FormerDays,
  type NextStep,
} from './deadline.entity.js';

export class ReceiveLetter {
  @OneOf(LETTER_KINDS)
  kind: LetterKind;

  /** Left out or null: nobody knows, or a registered letter was never fetched. */
  @OptionalOrNull()
  @Day()
  receivedOn?: string | null;

  @Optional()
  @OneOf(DELIVERIES)
  delivery?: Delivery;

  /** When the post first tried to hand over a registered letter, which then counts as received on the seventh day after (LTF 44(2)). */
  @Optional()
  @Day()
  firstAttemptOn?: string;

  @Optional()
  @Day()
  decidedOn?: string;

  /** Which authority wrote it. */
  @Optional()
  @Text(200)
  by?: string;

  /** To whom one can appeal. */
  @Optional()
  @Text(200)
  remedyBody?: string;

  /** Whether that is an authority or a court, before which other standstills hold. */
  @Optional()
  @OneOf(REMEDY_KINDS)
  remedyKind?: RemedyKind;

  /** The term the letter names, in days. */
  @Optional()
  @Whole(1, 365)
  termDays?: number;

  /** The day the letter names: the last one, or that of the interview. */
  @Optional()
  @Day()
  lastDay?: string;

  /** Where the case goes with it, in the same step. */
  @Optional()
  @OneOf(STAGES.filter((stage) => stage !== 'closed' && stage !== 'withdrawn'))
  stage?: Exclude<Stage, 'closed' | 'withdrawn'>;

  @Optional()
  @Text(4000, { lines: true })
  text?: string;
}

export class LetterEventView extends EventView {
  letterId: string;
  /** Null where the letter sets no time limit. */
  deadlineId: string | null;
}

export class MeetDeadline {
  /** The day it was sent, paid, handed in or attended. */
  @Day()
  sentOn: string;

  @OneOf(DELIVERIES)
  how: Delivery;

  /** The number on the receipt. */
  @Optional()
  @Text(80)
  tracking?: string;

  /** A photo of the receipt, attached to the case before. This or the number is needed, except for an interview. */
  @Optional()
  @Uuid()
  attachmentId?: string;

  /** What was sent. */
  @Optional()
  @Text(1000, { lines: true })
  words?: string;
}

export class ExtendDeadline {
  /** The new last day. */
  @Day()
  lastDay: string;

  /** The letter that says so: the id of a letter of this case, or its day and sender in words. */
  @Text(300, { lines: true })
  letter: string;
}

export class WaiveDeadline {
  /** What the person decided, in their words. */
  @Text(2000, { lines: true })
  words: string;

  /** Who heard it. */
  @Text(120)
  heardBy: string;
}

export class MissDeadline {
  /** What now: ask for restitution, a new request, or nothing. */
  @OneOf(NEXT_STEPS)
  next: NextStep;

  @Optional()
  @Text(2000, { lines: true })
  words?: string;
}

export class AcknowledgeDeadline {
  /** `phone`: the adviser said on the phone that they know of it. */
  @Optional()
  @OneOf(['screen', 'phone'])
  how?: 'screen' | 'phone';
}

export class DeadlineQuery extends PageQuery {
  @Optional()
  @OneOf(DEADLINE_STATES)
  state?: DeadlineState;

  /** Those whose safe day is not after this day, and those that have no day yet. */
  @Optional()
  @Day()
  to?: string;

  @Optional()
  @Uuid()
  adviser?: string;

  @Optional()
  @OneOf(CANTON_CODES)
  @ApiProperty({ required: false, enum: [...CANTON_CODES] })
  canton?: CantonCode;

  /** Appeals that were sent and that no second person has looked at. */
  @Optional()
  @QueryFlag()
  @Flag()
  unconfirmed?: boolean;

  /** Open ones of which nobody has said that they know. */
  @Optional()
  @QueryFlag()
  @Flag()
  unacknowledged?: boolean;
}

export class DeadlineCountsQuery {
  @Optional()
  @Uuid()
  adviser?: string;

  @Optional()
  @OneOf(CANTON_CODES)
  @ApiProperty({ required: false, enum: [...CANTON_CODES] })
  canton?: CantonCode;
}

export class DeadlineLetterView {
  id: string;
  kind: LetterKind;
  decidedOn: string | null;
  receivedOn: string | null;
  delivery: Delivery | null;
  firstAttemptOn: string | null;
  by: string | null;
  remedyBody: string | null;
  termDays: number | null;
  lastDay: string | null;
}

export class DeadlineEndingView {
  on: string;
  /** The account's name. */
  by: string | null;
  sentOn: string | null;
  how: Delivery | null;
  tracking: string | null;
  attachmentId: string | null;
  words: string | null;
  heardBy: string | null;
  next: NextStep | null;
  /** The deadline it was extended to. */
  extendedBy: string | null;
}

export class FormerDaysView implements FormerDays {
  safeDay: string | null;
  lastDay: string | null;
  latestDay: string | null;
  /** Until which day they stood. */
  until: string;
  because: 'letter' | 'rules' | 'place';
}

export class ResponsibleView {
  /** Null: nobody has an account. */
  accountId: string | null;
  name: string | null;
  role: 'adviser' | 'coordinator';
  /** Of an adviser who has not acknowledged it, for whoever has to phone. */
  phone: string | null;
}

export const CONFIRMATIONS = ['needed', 'nobody', 'seen'] as const;

export class CaseDeadlineView {
  id: string;
  caseId: string;
  caseReference: string;
  /** Of the person. */
  firstName: string;
  lastInitial: string | null;
  canton: string;
  @ApiProperty({ enum: [...DEADLINE_KINDS] })
  kind: DeadlineKind;
  @ApiProperty({ enum: [...DEADLINE_STATES] })
  state: DeadlineState;
  /** Shown first: in time by every reading of the law, and a working day. Null: not known yet. */
  safeDay: string | null;
  /** As the letter names it, otherwise as counted. */
  lastDay: string | null;
  /** Before it has passed nothing is lost. */
  latestDay: string | null;
  /** Its last reading has passed, and nobody has said how it ended. */
  overdue: boolean;
  steps: StepView[];
  former: FormerDaysView[];
  letter: DeadlineLetterView | null;
  responsible: ResponsibleView;
  acknowledgedOn: string | null;
  acknowledgedBy: string | null;
  @ApiProperty({ enum: [...ACKNOWLEDGED_HOW], nullable: true })
  acknowledgedHow: AcknowledgedHow | null;
  /** Of an appeal that was sent; `nobody`: there is no second person who could look. */
  @ApiProperty({ enum: [...CONFIRMATIONS], nullable: true })
  confirmation: (typeof CONFIRMATIONS)[number] | null;
  confirmedBy: string | null;
  confirmedOn: string | null;
  ending: DeadlineEndingView | null;
  createdAt: Date;
  version: number;
}

export class DeadlineCounts {
  open: number;
  /** Open, with the last reading passed. */
  overdue: number;
  /** Open, and nobody knows their day. */
  withoutDay: number;
  unacknowledged: number;
  unconfirmed: number;
  /** Open and near, see the control list. */
  control: number;
}
