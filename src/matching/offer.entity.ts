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
  RefersTo,
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

@Entity('offers')
export class Offer {
  @IdColumn() id: string;
  @RefersTo('cases') @UuidColumn() caseId: string;
  @RefersTo('advisers') @UuidColumn() adviserId: string;
  @OneOfColumn(OFFER_STATES) state: OfferState;
  @RefersTo('accounts') @UuidColumn() madeBy: string;
  @InstantColumn() madeAt: Date;
  /** Acceptance compares it with the clock, whether or not the sweep has run. */
  @InstantColumn() lapsesAt: Date;
  @InstantColumn({ nullable: true }) answeredAt: Date | null;
  @RefersTo('accounts') @UuidColumn({ nullable: true }) answeredBy: string | null;
  @FlagColumn({ default: false }) onBehalf: boolean;
  @OneOfColumn(ANSWER_WAYS, { nullable: true }) how: AnswerWay | null;
  @OneOfColumn(DECLINE_REASONS, { nullable: true }) reason: DeclineReason | null;
  @Personal() @TextColumn({ nullable: true }) note: string | null;
  @JsonColumn() facts: Suggestion | Record<string, never>;
}
