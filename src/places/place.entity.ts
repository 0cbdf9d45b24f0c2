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

/** The highest number the Federal Statistical Office gives a commune. */
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

/** A commune by its number (BFS). One that has merged stays, ended, and names the commune it belongs to today. */
@Entity('communes')
export class Commune {
  @PrimaryColumn('integer') bfs: number;
  @TextColumn() name: string;
  @TextColumn() canton: CantonCode;
  /** The one most of its people speak. */
  @TextColumn() language: string;
  @RealColumn() lat: number;
  @RealColumn() lon: number;
  @DayColumn({ nullable: true }) endedOn: string | null;
  @WholeColumn({ nullable: true }) mergedInto: number | null;
  /** Made by the database: the name in small letters without accents. */
  @TextColumn({ select: false, insert: false, update: false }) search?: string;
}

/** A place with a postal code in a commune; a code may lie in several communes, and in several cantons. */
@Entity('postcodes')
export class Postcode {
  @PrimaryColumn('integer') plz: number;
  @PrimaryColumn('integer') addition: number;
  @PrimaryColumn('integer') bfs: number;
  @PrimaryColumn('text') locality: string;
}

/** Its own name; as it is said elsewhere, in other languages and scripts; of a commune that has gone into it; of a place in it. */
export const NAME_KINDS = ['own', 'said', 'former', 'place'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** A name under which a commune of today is found; one name may be that of several. */
@Entity('commune_names')
export class CommuneName {
  @PrimaryColumn('integer') bfs: number;
  /** The name in the one spelling that stands for all. */
  @PrimaryColumn('text') key: string;
  @TextColumn() name: string;
  @OneOfColumn(NAME_KINDS) kind: NameKind;
}

/** What a canton asks for beside the federal rules of then, from one day until its next row. */
@Entity('legal_rules')
export class LegalRule {
  @PrimaryColumn('text') canton: CantonCode;
  /** From when canton and Confederation together ask for this. */
  @PrimaryColumn('date') validFrom: string;
  /** Since when the canton's part of it stands. */
  @DayColumn() ruleFrom: string;
  /** By its content: a case keeps it to say which rule it was judged by. */
  @TextColumn() version: string;
  @JsonColumn() rule: CantonalRule;
  @TextColumn() law: string;
  @TextColumn() source: string;
  @DayColumn() checkedOn: string;
  /** Whether the years of residence were read in a source from after 2018; the rest has its own marks in `rule`. */
  @FlagColumn() verified: boolean;
}

/** A rule as it stood, with the federal rules beside it, for as long as a case may have been judged by it. */
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
