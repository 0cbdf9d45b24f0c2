import { ApiProperty } from '@nestjs/swagger';
import { Equals } from 'class-validator';
import { Flag, OneOf, Optional, QueryNumber, Text, Uuid, Whole } from '../common/input.js';
import { PageQuery } from '../common/page.js';
import type { Procedure } from '../cases/case.entity.js';
import {
  ANSWER_WAYS,
  DECLINE_REASONS,
  OFFER_STATES,
  type AnswerWay,
  type DeclineReason,
  type OfferState,
} from './offer.entity.js';
import { EXCLUSIONS, type Exclusion, type Reason } from './score.rules.js';
import { failsWith } from '../common/constraint.js';

export class SuggestionQuery {
  /** How many, 1 to 50; 10 without it. */
  @QueryNumber()
  @Optional()
  @Whole(1, 50)
  limit?: number;
}

class Behalf {
  @Optional()
  @Flag()
  onBehalf?: boolean;

  /** How they said it; needed with `onBehalf`. */
  @Optional()
  @OneOf(ANSWER_WAYS)
  how?: AnswerWay;
}

/** Offers a case; with `onBehalf` the adviser has said yes already, and it is accepted in the same step. */
export class CreateOffer extends Behalf {
  @Uuid()
  adviserId: string;

  /** The adviser's declaration that there is no conflict of interest; needed with `onBehalf`. */
  @Optional()
  @Equals(true, failsWith('not-declared'))
  @ApiProperty({ type: Boolean, enum: [true] })
  noConflict?: true;
}

export class AcceptOffer extends Behalf {
  /** The declaration that there is no conflict of interest. */
  @Equals(true, failsWith('not-declared'))
  @ApiProperty({ type: Boolean, enum: [true] })
  noConflict: true;
}

export class DeclineOffer extends Behalf {
  @OneOf(DECLINE_REASONS)
  reason: DeclineReason;

  /** Needed for `other`. */
  @Optional()
  @Text(500, { lines: true })
  note?: string;
}

export class OfferQuery extends PageQuery {
  @Optional()
  @OneOf(OFFER_STATES)
  state?: OfferState;

  @Optional()
  @Uuid()
  case?: string;
}

export class ReasonView {
  code: Reason['code'];
  /** Depends on the code: kilometres, a language and its level, days. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  value: Reason['value'];
  points: number;
  text: string;
}

class AdviserInQuestion {
  adviserId: string;
  firstName: string;
  lastName: string;
  /** How many cases that mean work they want at once, and have with open offers. */
  capacity: number;
  load: number;
  /** All cases of theirs that have not ended. */
  openCases: number;
  /** Whether they would see an offer; without an account that works they are phoned. */
  hasAccount: boolean;
  /** Letters to the address of the account come back. */
  emailFails: boolean;
  /** From the nearest of their communes, in a straight line; null where it is not known. */
  km: number | null;
}

export class SuggestionView extends AdviserInQuestion {
  score: number;
  reasons: ReasonView[];
}

export class ExclusionView {
  @ApiProperty({ enum: [...EXCLUSIONS] })
  code: Exclusion;
  text: string;
}

export class ExcludedView extends AdviserInQuestion {
  reasons: ExclusionView[];
}

export class SuggestionsView {
  items: SuggestionView[];
  excluded: ExcludedView[];
  /** Which points these are. */
  version: string;
}

/** An offer; before accepting, an adviser sees neither name nor contact nor commune. */
export class OfferView {
  id: string;
  state: OfferState;
  adviserId: string;
  /** Null for the adviser until they have accepted. */
  caseId: string | null;
  caseReference: string | null;
  languages: string[];
  canton: string;
  /** Null for the adviser until they have accepted: a language and a small commune are almost a name. */
  communeName: string | null;
  /** How far away they live, when the offer was made; null where it is not known. */
  km: number | null;
  procedure: Procedure;
  waitingDays: number;
  score: number;
  reasons: ReasonView[];
  madeAt: Date;
  lapsesAt: Date;
  /** The last day on which an answer counts. */
  answerBy: string;
  answeredAt: Date | null;
  onBehalf: boolean;
  how: AnswerWay | null;
  reason: DeclineReason | null;
  note: string | null;
}
