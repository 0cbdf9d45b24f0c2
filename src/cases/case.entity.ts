import { Entity, PrimaryColumn } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  OneOfColumn,
  Personal,
  TextColumn,
  TextsColumn,
  UuidColumn,
  Version,
  WholeColumn,
} from '../db/columns.js';
import type { CantonCode } from '../common/cantons.js';
import type { CaseFacts, Decision } from './case.facts.js';

export const STAGES = [
  'requested',
  'screening',
  'preparation',
  'filed',
  'examination',
  'interview',
  'communal-decision',
  'public-notice',
  'federal-authorisation',
  'cantonal-decision',
  'closed',
  'suspended',
  'refused',
  'appeal',
  'withdrawn',
  'moved',
] as const;
export type Stage = (typeof STAGES)[number];
export const PROCEDURES = [
  'ordinary',
  'facilitated-spouse',
  'facilitated-third-generation',
  'facilitated-child',
  'reinstatement',
  'unknown',
] as const;
export type Procedure = (typeof PROCEDURES)[number];
export const OUTCOMES = ['naturalised', 'advised', 'referred', 'unreachable', 'not-ours', 'duplicate'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const CHANNELS = ['form', 'helper', 'logged'] as const;
export type Channel = (typeof CHANNELS)[number];
/** What somebody who asks for help can tick. */
export const WORRIES = [
  'deadline',
  'refused',
  'money',
  'debts',
  'social',
  'record',
  'papers',
  'language',
  'moving',
  'separation',
  'family',
  'waiting',
] as const;
export type Worry = (typeof WORRIES)[number];
export const RELATIONS = ['spouse', 'child', 'parent', 'other'] as const;
export type Relation = (typeof RELATIONS)[number];
export const NOTE_KINDS = ['note', 'call', 'meeting', 'letter', 'message'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];
export const EVENT_KINDS = [
  'opened',
  'moved',
  'decision',
  'matched',
  'released',
  'offered',
  'offer-declined',
  'offer-lapsed',
  'offer-withdrawn',
  'snoozed',
  'declined',
  'withdrawn',
  'attached',
  'attachment-removed',
  'mail-failed',
  ...NOTE_KINDS,
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** One person's, or family's, way to citizenship, from request to oath. */
@Entity('cases')
export class Case {
  @IdColumn() id: string;
  @TextColumn() reference: string;
  @UuidColumn() personId: string;
  @OneOfColumn(STAGES) stage: Stage;
  @OneOfColumn(PROCEDURES) procedure: Procedure;
  @TextColumn() canton: CantonCode;
  @WholeColumn() commune: number;
  /** Null: nobody, and the case is waiting unless it has ended. */
  @UuidColumn({ nullable: true }) adviserId: string | null;
  @InstantColumn({ nullable: true }) waitingSince: Date | null;
  /** Until this day the inbox does not ask for it. */
  @DayColumn({ nullable: true }) snoozedUntil: string | null;
  /** Which campaign brought it. */
  @TextColumn({ nullable: true }) source: string | null;
  @OneOfColumn(CHANNELS) channel: Channel;
  @Personal() @TextColumn({ nullable: true }) message: string | null;
  @Personal() @TextsColumn() worries: Worry[];
  @Personal() @JsonColumn() facts: CaseFacts;
  @Personal() @JsonColumn({ nullable: true }) decision: Decision | null;
  /** Of the remedy against the decision, from the letter; null until somebody has typed it. */
  @DayColumn({ nullable: true }) lastDay: string | null;
  @OneOfColumn(OUTCOMES, { nullable: true }) outcome: Outcome | null;
  @DayColumn({ nullable: true }) filedOn: string | null;
  @DayColumn({ nullable: true }) closedOn: string | null;
  /** Written by the follow-ups' room; does not change the version. */
  @DayColumn({ nullable: true, insert: false, update: false }) nextDueOn: string | null;
  /** The rules of the canton the case was judged by. */
  @TextColumn() rulesVersion: string;
  /** When a coordinator first looked at it. */
  @InstantColumn({ nullable: true, update: false }) openedAt: Date | null;
  /** When all Switzerland's coordinators were told that nobody has. */
  @InstantColumn({ nullable: true, update: false }) alarmedAt: Date | null;
  /** Since when letters to the person wait for a coordinator: one client had asked for more than a day brings. Null: they do not. */
  @InstantColumn({ nullable: true }) lettersHeldSince: Date | null;
  @InstantColumn() createdAt: Date;
  @Version() version: number;
}

/** Somebody of the family who is naturalised with the person. */
@Entity('case_members')
export class CaseMember {
  @IdColumn() id: string;
  @UuidColumn() caseId: string;
  @Personal() @TextColumn() firstName: string;
  @Personal() @WholeColumn({ nullable: true }) birthYear: number | null;
  @OneOfColumn(RELATIONS) relation: Relation;
}

/** What happened: moves, matches and what somebody noted. Never changed. */
@Entity('case_events')
export class CaseEvent {
  @IdColumn() id: string;
  @UuidColumn() caseId: string;
  @OneOfColumn(EVENT_KINDS) kind: EventKind;
  /** When it happened. */
  @InstantColumn() at: Date;
  /** When it was written down. */
  @InstantColumn() recordedAt: Date;
  /** The account; null for the program and the person themselves. */
  @UuidColumn({ nullable: true }) actor: string | null;
  @TextColumn({ nullable: true }) fromStage: Stage | null;
  @TextColumn({ nullable: true }) toStage: Stage | null;
  /** The day on which it took effect, as the letter says. */
  @DayColumn({ nullable: true }) day: string | null;
  @UuidColumn({ nullable: true }) adviserId: string | null;
  @Personal() @TextColumn({ nullable: true }) text: string | null;
}

/** A document of the checklist somebody has said something about. */
@Entity('checklist_items')
export class ChecklistItem {
  @PrimaryColumn('uuid') caseId: string;
  @PrimaryColumn('text') item: string;
  @FlagColumn() have: boolean;
  @DayColumn({ nullable: true }) issuedOn: string | null;
  @DayColumn({ nullable: true }) validUntil: string | null;
  @Version() version: number;
}
