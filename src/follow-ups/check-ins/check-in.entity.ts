import { Entity, PrimaryColumn } from 'typeorm';
import {
  DayColumn,
  IdColumn,
  InstantColumn,
  OneOfColumn,
  Personal,
  RefersTo,
  TextColumn,
  UuidColumn,
  UuidsColumn,
  WholeColumn,
} from '../../db/columns.js';

/** `other`: another adviser, please. */
export const CHECK_IN_ANSWERS = ['well', 'came', 'call', 'done', 'other'] as const;
export type CheckInAnswer = (typeof CHECK_IN_ANSWERS)[number];
export const PROPOSALS = ['check-deadline', 'call', 'end', 'reopen', 'other-adviser'] as const;
export type Proposal = (typeof PROPOSALS)[number];
export const CHECK_IN_DECISIONS = ['confirmed', 'dismissed'] as const;
export type CheckInDecision = (typeof CHECK_IN_DECISIONS)[number];

/** A letter that asks a person how it is going, what they answered, and what became of the answer. */
@Entity('check_ins')
export class CheckIn {
  @IdColumn() id: string;
  @RefersTo('cases') @UuidColumn() caseId: string;
  @RefersTo('people') @UuidColumn() personId: string;
  /** The day of the last contact; a silence is asked about once. */
  @DayColumn() silentSince: string;
  @InstantColumn() plannedAt: Date;
  /** When the letter was written, and with it its link; null: not yet. */
  @InstantColumn({ nullable: true }) sentAt: Date | null;
  @TextColumn({ nullable: true }) tokenHash: string | null;
  @InstantColumn({ nullable: true }) expiresAt: Date | null;
  @Personal() @OneOfColumn(CHECK_IN_ANSWERS, { nullable: true }) answer: CheckInAnswer | null;
  @InstantColumn({ nullable: true }) answeredAt: Date | null;
  @RefersTo('attachments') @UuidsColumn() photoIds: string[];
  @InstantColumn({ nullable: true }) stoppedAt: Date | null;
  /** Not answered in time, or no longer sent. */
  @InstantColumn({ nullable: true }) lapsedAt: Date | null;
  @Personal() @OneOfColumn(PROPOSALS, { nullable: true }) proposal: Proposal | null;
  @OneOfColumn(CHECK_IN_DECISIONS, { nullable: true }) decision: CheckInDecision | null;
  @InstantColumn({ nullable: true }) decidedAt: Date | null;
  @RefersTo('accounts') @UuidColumn({ nullable: true }) decidedBy: string | null;
  /** What a confirmed proposal has made. */
  @RefersTo('follow_ups') @UuidColumn({ nullable: true }) followUpId: string | null;
  @InstantColumn({ nullable: true }) escalatedAt: Date | null;
}

/** One row. */
@Entity('check_in_settings')
export class CheckInSettings {
  @PrimaryColumn('boolean', { default: true }) single: boolean;
  /** Days without contact before a check-in; null: none is sent. */
  @WholeColumn({ nullable: true, default: 60 }) silenceDays: number | null;
}
