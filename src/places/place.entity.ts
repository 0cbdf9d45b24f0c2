import { Entity, PrimaryColumn } from 'typeorm';
import {
  DayColumn,
  FlagColumn,
  JsonColumn,
  OneOfColumn,
  RealColumn,
  TextColumn,
  TextsColumn,
  WholeColumn,
} from '../db/columns.js';
import type { CantonCode } from '../common/cantons.js';
import type { CantonalRule, FederalRule } from './legal-rule.rules.js';

export const BFS_MAX = 9999;

export interface Names {
  de: string;
  fr: string;
  it: string;
  en: string;
}

@Entity('cantons')
export class Canton {
  @PrimaryColumn('text') code: CantonCode;
  @JsonColumn() names: Names;
  @TextsColumn() languages: string[];
}

/** By BFS number; merged communes stay and point to their successor. */
@Entity('communes')
export class Commune {
  @PrimaryColumn('integer') bfs: number;
  @TextColumn() name: string;
  @TextColumn() canton: CantonCode;
  /** The majority language. */
  @TextColumn() language: string;
  @RealColumn() lat: number;
  @RealColumn() lon: number;
  @DayColumn({ nullable: true }) endedOn: string | null;
  @WholeColumn({ nullable: true }) mergedInto: number | null;
  /** Generated: lower case without accents. */
  @TextColumn({ select: false, insert: false, update: false }) search?: string;
}

@Entity('postcodes')
export class Postcode {
  @PrimaryColumn('integer') plz: number;
  @PrimaryColumn('integer') addition: number;
  @PrimaryColumn('integer') bfs: number;
  @PrimaryColumn('text') locality: string;
}

/** `said`: exonyms; `place`: places in the commune. */
export const NAME_KINDS = ['own', 'said', 'former', 'place'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

@Entity('commune_names')
export class CommuneName {
  @PrimaryColumn('integer') bfs: number;
  /** Normalised by {@link placeKey}. */
  @PrimaryColumn('text') key: string;
  @TextColumn() name: string;
  @OneOfColumn(NAME_KINDS) kind: NameKind;
}

@Entity('legal_rules')
export class LegalRule {
  @PrimaryColumn('text') canton: CantonCode;
  /** From when cantonal and federal rules apply together. */
  @PrimaryColumn('date') validFrom: string;
  /** Of the cantonal part. */
  @DayColumn() ruleFrom: string;
  @TextColumn() version: string;
  @JsonColumn() rule: CantonalRule;
  @TextColumn() law: string;
  @TextColumn() source: string;
  @DayColumn() checkedOn: string;
  /** Residence was read in the law; other parts are marked in `rule`. */
  @FlagColumn() verified: boolean;
}

/** Kept as long as cases may have been assessed by it. */
@Entity('rule_versions')
export class RuleVersion {
  @PrimaryColumn('text') version: string;
  @TextColumn() canton: CantonCode;
  @DayColumn() validFrom: string;
  @JsonColumn() rule: CantonalRule;
  @JsonColumn() federal: FederalRule[];
  @TextColumn() law: string;
  @TextColumn() source: string;
  @DayColumn() checkedOn: string;
  @FlagColumn() verified: boolean;
}
