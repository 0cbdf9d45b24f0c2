import type { Delivery } from '../eligibility/deadline.rules.js';
import type { Facts } from '../eligibility/facts.js';

/** Named as in the eligibility check; absent means unknown. */
export type CaseFacts = Facts;

export { DELIVERIES, type Delivery } from '../eligibility/deadline.rules.js';

export interface Decision {
  decidedOn: string;
  receivedOn: string;
  delivery: Delivery;
  firstAttemptOn?: string;
  by: string;
  remedyBody?: string;
  termDays?: number;
  lastDay?: string;
}
