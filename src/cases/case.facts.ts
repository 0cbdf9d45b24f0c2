import type { Delivery } from '../eligibility/deadline.rules.js';
import type { Facts } from '../eligibility/facts.js';

/** What is known of the person's situation; the same names as the eligibility check takes. What is missing is not asked. */
export type CaseFacts = Facts;

export { DELIVERIES, type Delivery } from '../eligibility/deadline.rules.js';

/** A refusal as its letter has it. */
export interface Decision {
  decidedOn: string;
  receivedOn: string;
  delivery: Delivery;
  /** When the post first tried to hand it over. */
  firstAttemptOn?: string;
  /** Who decided. */
  by: string;
  remedyBody?: string;
  termDays?: number;
  /** The last day as the letter or the count has it; null until it is typed. */
  lastDay?: string;
}
