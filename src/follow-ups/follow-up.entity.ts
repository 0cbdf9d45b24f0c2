import { Entity } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  OneOfColumn,
  Personal,
  TextColumn,
  UuidColumn,
  UuidsColumn,
  Version,
  WholesColumn,
  RefersTo,
} from '../db/columns.js';

/** What a follow-up is about. A kind has a generated column that is the foreign key. */
export const FOLLOW_UP_SUBJECTS = ['case'] as const;
export interface FollowUpSubject {
  kind: (typeof FOLLOW_UP_SUBJECTS)[number];
  id: string;
}
export const FOLLOW_UP_STATES = ['open', 'done', 'cancelled'] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];
export const ALARMS = [
  'refusal-letter',
  'appeal-deadline',
  'deadline',
  'deadline-unacknowledged',
  'deadline-unconfirmed',
  'authorisation-lapse',
  'authorisation-day',
  'authority-term',
  'age-window',
  'planned-move',
  'document-expiry',
  'interview',
  'interview-note',
  'authority-silence',
  'may-file',
  'first-contact',
  'no-next-step',
  'no-contact',
  'offer-unanswered',
  'absence-end',
  'consent-expiry',
  'first-vote',
] as const;
export type AlarmKind = (typeof ALARMS)[number];
/** `deputy`: whoever stands in for the coordinators of the canton, and one of `CH`; `national`: all coordinators of `CH`. */
export const AUDIENCES = ['adviser', 'coordinator', 'deputy', 'national'] as const;
export type Audience = (typeof AUDIENCES)[number];
export const REMINDER_CHANNELS = ['mail'] as const;
export type ReminderChannel = (typeof REMINDER_CHANNELS)[number];
export const REMINDER_STATES = ['planned', 'sent', 'failed', 'cancelled'] as const;
export type ReminderState = (typeof REMINDER_STATES)[number];

@Entity('follow_ups')
export class FollowUp {
  @IdColumn() id: string;
  @OneOfColumn(FOLLOW_UP_SUBJECTS) subjectKind: FollowUpSubject['kind'];
  @UuidColumn() subjectId: string;
  /** The subject where it is a case; computed by the database. */
  @RefersTo('cases') @UuidColumn({ insert: false, update: false, nullable: true }) caseId: string | null;
  @OneOfColumn(ALARMS, { nullable: true }) alarm: AlarmKind | null;
  /** What the alarm is about: an id or a name; empty for the case itself. */
  @Personal() @TextColumn({ default: '' }) about: string;
  /** Null for an alarm, whose title depends on the language. */
  @Personal() @TextColumn({ nullable: true }) title: string | null;
  @DayColumn() dueOn: string;
  /** The day an alarm was due before a fact moved it. */
  @DayColumn({ nullable: true }) formerDueOn: string | null;
  @WholesColumn() remindDaysBefore: number[];
  @OneOfColumn(FOLLOW_UP_STATES) state: FollowUpState;
  @Personal() @TextColumn({ nullable: true }) note: string | null;
  /** Null for the program. */
  @RefersTo('accounts') @UuidColumn({ nullable: true }) createdBy: string | null;
  @InstantColumn() createdAt: Date;
  @InstantColumn({ nullable: true }) endedAt: Date | null;
  /** It comes back when the case is opened again. */
  @FlagColumn() endedWithCase: boolean;
  @Version() version: number;
}

@Entity('reminders')
export class Reminder {
  @IdColumn() id: string;
  @RefersTo('follow_ups') @UuidColumn() followUpId: string;
  @OneOfColumn(AUDIENCES) audience: Audience;
  @DayColumn() dueOn: string;
  @DayColumn() plannedOn: string;
  @InstantColumn() plannedAt: Date;
  @OneOfColumn(REMINDER_CHANNELS) channel: ReminderChannel;
  /** `sent`: in the outbox, which knows the rest. */
  @OneOfColumn(REMINDER_STATES) state: ReminderState;
  @TextColumn({ nullable: true }) reason: string | null;
  @InstantColumn({ nullable: true }) handedOverAt: Date | null;
  @RefersTo('outgoing_mails') @UuidsColumn() mailIds: string[];
  @InstantColumn() createdAt: Date;
}
