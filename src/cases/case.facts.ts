import type { Delivery } from '../eligibility/deadline.rules.js';
import type { Facts } from '../eligibility/facts.js';

/** Named as in the eligibility check; absent means unknown. */
export interface CaseFacts extends Facts {
  /** When the federal authorisation was granted, from which its year counts (LN 14(1)). */
  authorisedOn?: string;
  /** The day of a move to another commune that is planned. */
  plannedMoveOn?: string;
  /** The day on which they swear the oath, in cantons that have one, or become Swiss. */
  oathOn?: string;
}

export { DELIVERIES, type Delivery } from '../eligibility/deadline.rules.js';

export const REMEDY_KINDS = ['authority', 'court'] as const;
export type RemedyKind = (typeof REMEDY_KINDS)[number];

export interface Decision {
  decidedOn: string;
  /** Null: a registered letter that was never fetched. */
  receivedOn: string | null;
  delivery: Delivery;
  firstAttemptOn?: string;
  by: string;
  remedyBody?: string;
  /** Before an authority other standstills hold than before a court; absent: not known. */
  remedyKind?: RemedyKind;
  termDays?: number;
  lastDay?: string;
}
