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
  RefersTo,
} from '../db/columns.js';

export const ADVISER_STATES = ['applying', 'active', 'paused', 'left'] as const;
export type AdviserState = (typeof ADVISER_STATES)[number];
export const LANGUAGE_LEVELS = ['basic', 'fluent', 'native'] as const;
export type LanguageLevel = (typeof LANGUAGE_LEVELS)[number];
export const UNDERTAKING_VERSION = '2026-01';

export interface SpokenLanguage {
  code: string;
  level: LanguageLevel;
  interprets: boolean;
}

export type Conflict =
  { kind: 'authority'; canton: string; commune?: number } | { kind: 'person'; caseReference: string };

@Entity('advisers')
export class Adviser {
  @IdColumn() id: string;
  @TextColumn() firstName: string;
  @TextColumn() lastName: string;
  @TextColumn() email: string;
  @TextColumn({ nullable: true }) phone: string | null;
  /** What was typed beside the number. */
  @TextColumn({ nullable: true }) phoneNote: string | null;
  @JsonColumn() languages: SpokenLanguage[];
  @WholesColumn() communes: number[];
  @TextsColumn() cantons: string[];
  /** Of the first commune; decides who coordinates the adviser. */
  @TextColumn() homeCanton: string;
  @FlagColumn() remote: boolean;
  @WholeColumn() capacity: number;
  @WholeColumn({ default: 0, insert: false, update: false }) load: number;
  @TextsColumn() specialities: string[];
  @OneOfColumn(ADVISER_STATES) state: AdviserState;
  @JsonColumn() conflicts: Conflict[];
  @RefersTo('organisations') @UuidColumn({ nullable: true }) organisationId: string | null;
  @TextColumn({ nullable: true }) undertakingVersion: string | null;
  @DayColumn({ nullable: true }) undertakingOn: string | null;
  @InstantColumn() createdAt: Date;
  @Version() version: number;
}

/** Inclusive; without `toOn` open-ended. */
@Entity('absences')
export class Absence {
  @IdColumn() id: string;
  @RefersTo('advisers') @UuidColumn() adviserId: string;
  @DayColumn() fromOn: string;
  @DayColumn({ nullable: true }) toOn: string | null;
  /** The adviser who sees the cases meanwhile and gets what falls due; null: the coordinators do. */
  @RefersTo('advisers') @UuidColumn({ nullable: true }) coverId: string | null;
}
