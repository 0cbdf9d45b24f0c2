import { Day, OneOf, Optional, OptionalOrNull, Text, Whole } from '../common/input.js';
import { FactsInput } from '../eligibility/facts.dto.js';
import { DELIVERIES, REMEDY_KINDS, type Delivery, type RemedyKind } from './case.facts.js';

export { FactsInput } from '../eligibility/facts.dto.js';

export class CaseFactsInput extends FactsInput {
  /** The day on which the Confederation granted its authorisation, from which that lapses after a year (LN 14(1)). */
  @OptionalOrNull()
  @Day()
  authorisedOn?: string | null;

  /** The day of a planned move to another commune, which then may begin anew (LN 18). */
  @OptionalOrNull()
  @Day()
  plannedMoveOn?: string | null;

  /** The day of the oath, or on which they become Swiss. */
  @OptionalOrNull()
  @Day()
  oathOn?: string | null;
}

export class DecisionInput {
  @Day()
  decidedOn: string;

  /** Null or left out: a registered letter that was never fetched, which counts as received on the seventh day after `firstAttemptOn`. */
  @OptionalOrNull()
  @Day()
  receivedOn?: string | null;

  @OneOf(DELIVERIES)
  delivery: Delivery;

  /** When the post first tried to hand over a registered letter. */
  @Optional()
  @Day()
  firstAttemptOn?: string;

  /** Who decided. */
  @Text(200)
  by: string;

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

  /** The last day for the appeal. Until it is typed, adviser and coordinator are reminded every day. */
  @Optional()
  @Day()
  lastDay?: string;
}
