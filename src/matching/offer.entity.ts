import { Entity } from 'typeorm';
import {
  FlagColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  OneOfColumn,
  Personal,
  TextColumn,
  UuidColumn,
} from '../db/columns.js';
import type { Suggestion } from './score.rules.js';

export const OFFER_STATES = ['open', 'accepted', 'declined', 'withdrawn', 'lapsed'] as const;
export type OfferState = (typeof OFFER_STATES)[number];
export const DECLINE_REASONS = [
  'no-time',
  'too-far',
  'language',
  'conflict',
  'not-qualified',
  'absent',
  'other',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];
export const ANSWER_WAYS = ['phone', 'message', 'in-person', 'mail'] as const;
export type AnswerWay = (typeof ANSWER_WAYS)[number];

/** A case offered to an adviser. */
@Entity('offers')
export class Offer {
  @IdColumn() id: string;
  @UuidColumn() caseId: string;
  @UuidColumn() adviserId: string;
  @OneOfColumn(OFFER_STATES) state: OfferState;
  @UuidColumn() madeBy: string;
  @InstantColumn() madeAt: Date;
  /** Accepting asks this against the clock; whether the sweep has been by does not matter. */
  @InstantColumn() lapsesAt: Date;
  @InstantColumn({ nullable: true }) answeredAt: Date | null;
  @UuidColumn({ nullable: true }) answeredBy: string | null;
  /** A coordinator answered for the adviser, who had said it in the way of `how`. */
  @FlagColumn({ default: false }) onBehalf: boolean;
  @OneOfColumn(ANSWER_WAYS, { nullable: true }) how: AnswerWay | null;
  @OneOfColumn(DECLINE_REASONS, { nullable: true }) reason: DeclineReason | null;
  @Personal() @TextColumn({ nullable: true }) note: string | null;
  /** What the decision rested on, frozen: score and reasons. */
  @JsonColumn() facts: Suggestion | Record<string, never>;
}
