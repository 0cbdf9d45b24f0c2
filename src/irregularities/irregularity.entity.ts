import { Entity } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  OneOfColumn,
  Personal,
  TextColumn,
  TextsColumn,
  UuidColumn,
  Version,
  WholeColumn,
  RefersTo,
} from '../db/columns.js';
import { LEVELS, ORGANS, type Level, type Organ } from '../places/authority.dto.js';

export const CONDUCTS = ['act', 'omission'] as const;
export type Conduct = (typeof CONDUCTS)[number];
/** From narrowest to widest. */
export const STORY_CONSENTS = ['internal', 'statistics', 'anonymous-story', 'named-story'] as const;
export type StoryConsent = (typeof STORY_CONSENTS)[number];
export const ORIGINS = ['network', 'testimony', 'published'] as const;
export type Origin = (typeof ORIGINS)[number];
export const STATUSES = [
  'reported',
  'under-review',
  'needs-more',
  'confirmed',
  'rejected',
  'in-follow-up',
  'resolved',
] as const;
export type Status = (typeof STATUSES)[number];
export const SCOPES = ['one', 'household', 'several', 'systemic'] as const;
export type Scope = (typeof SCOPES)[number];
export const REMEDIABLES = ['easily', 'with-effort', 'hardly', 'not'] as const;
export type Remediable = (typeof REMEDIABLES)[number];
/** From weakest to strongest. */
export const EVIDENCE_LEVELS = ['alleged', 'documented', 'corroborated', 'established'] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];
export const EVIDENCE_KINDS = [
  'letter',
  'decision',
  'minutes',
  'e-mail',
  'publication',
  'note',
  'witness',
  'photo',
  'recording',
  'other',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
export const HOLDERS = ['person', 'adviser', 'network', 'public'] as const;
export type Holder = (typeof HOLDERS)[number];

@Entity('irregularities')
export class Irregularity {
  @IdColumn() id: string;
  @TextColumn() reference: string;
  @TextColumn() code: string;
  @OneOfColumn(CONDUCTS, { nullable: true }) kind: Conduct | null;
  @OneOfColumn(LEVELS) level: Level;
  @TextColumn({ nullable: true }) canton: string | null;
  @WholeColumn({ nullable: true }) commune: number | null;
  @OneOfColumn(ORGANS, { nullable: true }) organ: Organ | null;
  @DayColumn() occurredFrom: string;
  @DayColumn() occurredTo: string;
  @Personal() @TextColumn() description: string;
  @OneOfColumn(STORY_CONSENTS) consent: StoryConsent;
  @OneOfColumn(ORIGINS) origin: Origin;
  @OneOfColumn(STATUSES) status: Status;
  @WholeColumn({ nullable: true }) scale: number | null;
  @OneOfColumn(SCOPES, { nullable: true }) scope: Scope | null;
  @OneOfColumn(REMEDIABLES, { nullable: true }) remediable: Remediable | null;
  /** Null: not assessed, counts as alleged. */
  @OneOfColumn(EVIDENCE_LEVELS, { nullable: true }) evidenceLevel: EvidenceLevel | null;
  @RefersTo('cases') @UuidColumn({ nullable: true }) caseId: string | null;
  @RefersTo('accounts') @UuidColumn({ nullable: true }) loggedBy: string | null;
  /** The reviewer, never the author. */
  @RefersTo('accounts') @UuidColumn({ nullable: true }) reviewedBy: string | null;
  @TextColumn({ nullable: true }) rejectedBecause: string | null;
  @RefersTo('irregularities') @UuidColumn({ nullable: true }) duplicateOf: string | null;
  @TextColumn({ nullable: true }) citation: string | null;
  @TextColumn() taxonomyVersion: string;
  @InstantColumn() createdAt: Date;
  @Version() version: number;
}

@Entity('irregularity_events')
export class IrregularityEvent {
  @IdColumn() id: string;
  @RefersTo('irregularities') @UuidColumn() irregularityId: string;
  @InstantColumn() at: Date;
  @RefersTo('accounts') @UuidColumn({ nullable: true }) actor: string | null;
  @TextColumn({ nullable: true }) fromStatus: Status | null;
  @TextColumn({ nullable: true }) toStatus: Status | null;
  @TextsColumn() changed: string[];
  @Personal() @TextColumn({ nullable: true }) text: string | null;
}

@Entity('evidence')
export class Evidence {
  @IdColumn() id: string;
  @RefersTo('irregularities') @UuidColumn() irregularityId: string;
  @OneOfColumn(EVIDENCE_KINDS) kind: EvidenceKind;
  @Personal() @TextColumn() reference: string;
  @OneOfColumn(HOLDERS) heldBy: Holder;
  @DayColumn({ nullable: true }) datedOn: string | null;
  @FlagColumn() consentOfAllRecorded: boolean;
  /** Of the same irregularity, by constraint. */
  @RefersTo('attachments') @UuidColumn({ nullable: true }) attachmentId: string | null;
  @InstantColumn() recordedAt: Date;
  @RefersTo('accounts') @UuidColumn({ nullable: true }) recordedBy: string | null;
}
