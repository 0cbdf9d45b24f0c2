import { Entity, PrimaryColumn } from 'typeorm';
import { DELIVERIES, type Delivery } from '../cases/case.facts.js';
import type { Step } from '../eligibility/deadline.rules.js';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  OneOfColumn,
  Personal,
  RefersTo,
  TextColumn,
  UuidColumn,
  Version,
} from '../db/columns.js';

export const DEADLINE_KINDS = ['appeal', 'right-to-be-heard', 'documents', 'interview', 'fee', 'other'] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];
/** Each but `open` is an ending that somebody recorded. */
export const DEADLINE_STATES = ['open', 'met', 'extended', 'waived', 'missed'] as const;
export type DeadlineState = (typeof DEADLINE_STATES)[number];
export const ACKNOWLEDGED_HOW = ['screen', 'link', 'phone'] as const;
export type AcknowledgedHow = (typeof ACKNOWLEDGED_HOW)[number];
export const NEXT_STEPS = ['restitution', 'new-request', 'nothing'] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** Days that a deadline had before, and what changed them. */
export interface FormerDays {
  safeDay: string | null;
  lastDay: string | null;
  latestDay: string | null;
  until: string;
  because: 'letter' | 'rules' | 'place';
}

/**
 * One time limit of a case. Its days follow from the letter and the rules, or from the day that an authority set; null:
 * nobody knows them yet. It ends by what somebody recorded, never by a stage.
 */
@Entity('deadlines')
export class Deadline {
  @IdColumn() id: string;
  @RefersTo('cases') @UuidColumn() caseId: string;
  @RefersTo('received_letters') @UuidColumn({ nullable: true }) letterId: string | null;
  /** The one that was extended to this. */
  @RefersTo('deadlines') @UuidColumn({ nullable: true }) extends: string | null;
  @OneOfColumn(DEADLINE_KINDS) kind: DeadlineKind;
  @OneOfColumn(DEADLINE_STATES) state: DeadlineState;
  /** The new last day by an extension, which prevails over the letter. */
  @Personal() @DayColumn({ nullable: true }) extendedTo: string | null;
  /** In time by every reading of the law, and a working day. */
  @Personal() @DayColumn({ nullable: true }) safeDay: string | null;
  @Personal() @DayColumn({ nullable: true }) lastDay: string | null;
  /** Before it has passed nobody may say that the deadline was missed. */
  @Personal() @DayColumn({ nullable: true }) latestDay: string | null;
  @Personal() @JsonColumn() steps: Omit<Step, 'words'>[];
  @Personal() @JsonColumn() former: FormerDays[];
  /** Of the rules the days were counted by. */
  @TextColumn() rulesVersion: string;
  /** Since when whoever answers for it is asked to say that they know of it. */
  @InstantColumn() askedAt: Date;
  @InstantColumn({ nullable: true }) acknowledgedAt: Date | null;
  @RefersTo('accounts') @UuidColumn({ nullable: true }) acknowledgedBy: string | null;
  @OneOfColumn(ACKNOWLEDGED_HOW, { nullable: true }) acknowledgedHow: AcknowledgedHow | null;
  @InstantColumn({ nullable: true }) endedAt: Date | null;
  @RefersTo('accounts') @UuidColumn({ nullable: true }) endedBy: string | null;
  @Personal() @DayColumn({ nullable: true }) sentOn: string | null;
  @OneOfColumn(DELIVERIES, { nullable: true }) sentHow: Delivery | null;
  /** The number on the receipt. */
  @Personal() @TextColumn({ nullable: true }) tracking: string | null;
  /** The photo of the receipt. */
  @RefersTo('attachments') @UuidColumn({ nullable: true }) attachmentId: string | null;
  /** The decision of the person, in their words; of what was sent or of an extension, what there is to say. */
  @Personal() @TextColumn({ nullable: true }) words: string | null;
  @Personal() @TextColumn({ nullable: true }) heardBy: string | null;
  @OneOfColumn(NEXT_STEPS, { nullable: true }) next: NextStep | null;
  /** A second person has looked at the proof. */
  @InstantColumn({ nullable: true }) confirmedAt: Date | null;
  @RefersTo('accounts') @UuidColumn({ nullable: true }) confirmedBy: string | null;
  @InstantColumn() createdAt: Date;
  @RefersTo('accounts') @UuidColumn({ nullable: true }) createdBy: string | null;
  @Version() version: number;
}

/** A link of a letter, with which an account says that it knows of a deadline. */
@Entity('deadline_links')
export class DeadlineLink {
  @PrimaryColumn('text') tokenHash: string;
  @RefersTo('deadlines') @UuidColumn() deadlineId: string;
  @RefersTo('accounts') @UuidColumn() accountId: string;
  @InstantColumn() createdAt: Date;
}
