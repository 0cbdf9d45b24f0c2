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
  RefersTo,
} from '../db/columns.js';
import type { CantonCode } from '../common/cantons.js';
import type { CaseFacts } from './case.facts.js';

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
  'facilitated-spouse-abroad',
  'facilitated-third-generation',
  'facilitated-child',
  'facilitated-stateless-child',
  'reinstatement',
  'unknown',
] as const;
export type Procedure = (typeof PROCEDURES)[number];
export const OUTCOMES = ['naturalised', 'advised', 'referred', 'unreachable', 'not-ours', 'duplicate'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const CHANNELS = ['form', 'helper', 'logged'] as const;
export type Channel = (typeof CHANNELS)[number];
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
  'letter-received',
  'deadline-acknowledged',
  'deadline-met',
  'deadline-extended',
  'deadline-waived',
  'deadline-missed',
  'deadline-confirmed',
  'deadlines-to-coordinator',
  'check-in-sent',
  'check-in-well',
  'check-in-came',
  'check-in-call',
  'check-in-done',
  'check-in-stopped',
  ...NOTE_KINDS,
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

@Entity('cases')
export class Case {
  @IdColumn() id: string;
  @TextColumn() reference: string;
  @RefersTo('people') @UuidColumn() personId: string;
  @OneOfColumn(STAGES) stage: Stage;
  @OneOfColumn(PROCEDURES) procedure: Procedure;
  @TextColumn() canton: CantonCode;
  @WholeColumn() commune: number;
  @RefersTo('advisers') @UuidColumn({ nullable: true }) adviserId: string | null;
  @InstantColumn({ nullable: true }) waitingSince: Date | null;
  @DayColumn({ nullable: true }) snoozedUntil: string | null;
  @TextColumn({ nullable: true }) source: string | null;
  @OneOfColumn(CHANNELS) channel: Channel;
  @Personal() @TextColumn({ nullable: true }) message: string | null;
  @Personal() @TextsColumn() worries: Worry[];
  @Personal() @JsonColumn() facts: CaseFacts;
  /** The refusal that stands. */
  @RefersTo('received_letters') @UuidColumn({ nullable: true }) decisionLetterId: string | null;
  @OneOfColumn(OUTCOMES, { nullable: true }) outcome: Outcome | null;
  @DayColumn({ nullable: true }) filedOn: string | null;
  @DayColumn({ nullable: true }) closedOn: string | null;
  /** At a stage of `ENDED`; computed by the database. */
  @FlagColumn({ insert: false, update: false, select: false }) ended?: boolean;
  /** Written by the room `follow-ups`; does not change the version. */
  @DayColumn({ nullable: true, insert: false, update: false }) nextDueOn: string | null;
  @TextColumn() rulesVersion: string;
  @InstantColumn({ nullable: true, update: false }) openedAt: Date | null;
  @InstantColumn({ nullable: true, update: false }) alarmedAt: Date | null;
  /** Since when letters are held because one client made too many requests; null: not held. */
  @InstantColumn({ nullable: true }) lettersHeldSince: Date | null;
  @InstantColumn() createdAt: Date;
  @Version() version: number;
}

@Entity('case_members')
export class CaseMember {
  @IdColumn() id: string;
  @RefersTo('cases') @UuidColumn() caseId: string;
  @Personal() @TextColumn() firstName: string;
  @Personal() @WholeColumn({ nullable: true }) birthYear: number | null;
  @OneOfColumn(RELATIONS) relation: Relation;
}

/** Immutable: moves, matches and notes. */
@Entity('case_events')
export class CaseEvent {
  @IdColumn() id: string;
  @RefersTo('cases') @UuidColumn() caseId: string;
  @OneOfColumn(EVENT_KINDS) kind: EventKind;
  @InstantColumn() at: Date;
  @InstantColumn() recordedAt: Date;
  @RefersTo('accounts') @UuidColumn({ nullable: true }) actor: string | null;
  @TextColumn({ nullable: true }) fromStage: Stage | null;
  @TextColumn({ nullable: true }) toStage: Stage | null;
  @DayColumn({ nullable: true }) day: string | null;
  /** Of a letter or a deadline, its kind. */
  @TextColumn({ nullable: true }) about: string | null;
  @RefersTo('advisers') @UuidColumn({ nullable: true }) adviserId: string | null;
  @Personal() @TextColumn({ nullable: true }) text: string | null;
}

@Entity('checklist_items')
export class ChecklistItem {
  @RefersTo('cases') @PrimaryColumn('uuid') caseId: string;
  @PrimaryColumn('text') item: string;
  @FlagColumn() have: boolean;
  @DayColumn({ nullable: true }) issuedOn: string | null;
  @DayColumn({ nullable: true }) validUntil: string | null;
  @Version() version: number;
}
