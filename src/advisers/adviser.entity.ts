import { Entity } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  OneOfColumn,
  TextColumn,
  TextsColumn,
  UuidColumn,
  Version,
  WholeColumn,
  WholesColumn,
} from '../db/columns.js';

export const ADVISER_STATES = ['applying', 'active', 'paused', 'left'] as const;
export type AdviserState = (typeof ADVISER_STATES)[number];
export const LANGUAGE_LEVELS = ['basic', 'fluent', 'native'] as const;
export type LanguageLevel = (typeof LANGUAGE_LEVELS)[number];
/** The undertaking on confidentiality that stands now. */
export const UNDERTAKING_VERSION = '2026-01';

export interface SpokenLanguage {
  code: string;
  level: LanguageLevel;
  interprets: boolean;
}

/** An authority they belong to, or a person they are too close to. */
export type Conflict =
  { kind: 'authority'; canton: string; commune?: number } | { kind: 'person'; caseReference: string };

/** Somebody who volunteers. */
@Entity('advisers')
export class Adviser {
  @IdColumn() id: string;
  @TextColumn() firstName: string;
  @TextColumn() lastName: string;
  @TextColumn() email: string;
  @TextColumn({ nullable: true }) phone: string | null;
  @JsonColumn() languages: SpokenLanguage[];
  /** The first is where they live. */
  @WholesColumn() communes: number[];
  @TextsColumn() cantons: string[];
  /** Of the first commune: whose coordinators look after the adviser. */
  @TextColumn() homeCanton: string;
  /** Whether they advise by phone and video beyond their places. */
  @FlagColumn() remote: boolean;
  /** How many cases that mean work they want at once. */
  @WholeColumn() capacity: number;
  /** Kept by the database: cases that mean work, and open offers. */
  @WholeColumn({ default: 0, insert: false, update: false }) load: number;
  /** Procedures, and `appeal`. */
  @TextsColumn() specialities: string[];
  @OneOfColumn(ADVISER_STATES) state: AdviserState;
  @JsonColumn() conflicts: Conflict[];
  @UuidColumn({ nullable: true }) organisationId: string | null;
  @TextColumn({ nullable: true }) undertakingVersion: string | null;
  @DayColumn({ nullable: true }) undertakingOn: string | null;
  @InstantColumn() createdAt: Date;
  @Version() version: number;
}

/** Days on which an adviser takes nothing new; inclusive, without `toOn` open. */
@Entity('absences')
export class Absence {
  @IdColumn() id: string;
  @UuidColumn() adviserId: string;
  @DayColumn() fromOn: string;
  @DayColumn({ nullable: true }) toOn: string | null;
}
