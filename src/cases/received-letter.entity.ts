import { Entity } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  OneOfColumn,
  Personal,
  RefersTo,
  TextColumn,
  UuidColumn,
  Version,
  WholeColumn,
} from '../db/columns.js';
import { DELIVERIES, REMEDY_KINDS, type Delivery, type RemedyKind } from './case.facts.js';

export const LETTER_KINDS = [
  'refusal',
  'partial-refusal',
  'right-to-be-heard',
  'documents',
  'interview',
  'fee',
  'favourable',
  'other',
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** A letter of an authority that reached the person. What nobody has said about it is null. */
@Entity('received_letters')
export class ReceivedLetter {
  @IdColumn() id: string;
  @RefersTo('cases') @UuidColumn() caseId: string;
  /** Its line in the timeline; null for the decision that came with a move. */
  @RefersTo('case_events') @UuidColumn({ nullable: true }) eventId: string | null;
  @OneOfColumn(LETTER_KINDS) kind: LetterKind;
  @Personal() @DayColumn({ nullable: true }) decidedOn: string | null;
  /** Null: never fetched, or nobody knows. */
  @Personal() @DayColumn({ nullable: true }) receivedOn: string | null;
  @OneOfColumn(DELIVERIES, { nullable: true }) delivery: Delivery | null;
  /** When the post first tried to hand over a registered letter. */
  @Personal() @DayColumn({ nullable: true }) firstAttemptOn: string | null;
  /** Which authority wrote it. */
  @Personal() @TextColumn({ nullable: true }) sender: string | null;
  @Personal() @TextColumn({ nullable: true }) remedyBody: string | null;
  @OneOfColumn(REMEDY_KINDS, { nullable: true }) remedyKind: RemedyKind | null;
  /** In days. */
  @WholeColumn({ nullable: true }) termDays: number | null;
  /** The last day, as the letter names it. */
  @Personal() @DayColumn({ nullable: true }) lastDay: string | null;
  @RefersTo('accounts') @UuidColumn({ nullable: true }) recordedBy: string | null;
  @InstantColumn() recordedAt: Date;
  @Version() version: number;
}
