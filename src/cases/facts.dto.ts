import { Day, OneOf, Optional, Text, Whole } from '../common/input.js';
import { DELIVERIES, type Delivery } from './case.facts.js';

export { FactsInput } from '../eligibility/facts.dto.js';

export class DecisionInput {
  @Day()
  decidedOn: string;

  @Day()
  receivedOn: string;

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

  /** The term the letter names, in days. */
  @Optional()
  @Whole(1, 365)
  termDays?: number;

  /** The last day for the appeal. Until it is typed, adviser and coordinator are reminded every day. */
  @Optional()
  @Day()
  lastDay?: string;
}
