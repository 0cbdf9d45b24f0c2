import { ApiProperty } from '@nestjs/swagger';
import { OneOf, Optional, QueryNumber, Text, Whole } from '../common/input.js';
import { PageQuery } from '../common/page.js';
import { CANTON_CODES, type CantonCode } from '../common/cantons.js';
import type { CantonalRule, ResidenceRule } from './legal-rule.rules.js';
import type { Canton, Commune, LegalRule } from './place.entity.js';

export class CommuneQuery extends PageQuery {
  /**
   * Part of a name, accents and hyphens as one likes: of the commune, in another language or script, of an old commune,
   * of a quarter; with postcode or canton beside it ("8400 Winterthur", "Lausanne VD"). Or the number (BFS) of a
   * commune of today or of one that has merged; "CH-8400" is a postcode.
   */
  @Optional()
  @Text(60)
  q?: string;

  @Optional()
  @OneOf(CANTON_CODES)
  canton?: CantonCode;

  /** May lie in several communes, and in several cantons: ask which. */
  @QueryNumber()
  @Optional()
  @Whole(1000, 9999)
  postcode?: number;
}

export class CommuneView {
  /** Number of the Federal Statistical Office. */
  bfs: number;
  name: string;
  canton: CantonCode;
  /** Its last day, when it has merged. */
  ended: string | null;
  /** The commune of today it belongs to. */
  mergedInto: number | null;
  /** The old commune, quarter or place in it by whose name it was found. */
  alias: string | null;

  static of({ bfs, name, canton, endedOn, mergedInto, alias }: Commune & { alias?: string | null }): CommuneView {
    return { bfs, name, canton, ended: endedOn, mergedInto, alias: alias ?? null };
  }
}

export class NamesView {
  de: string;
  fr: string;
  it: string;
  en: string;
}

export class LanguageLevelView {
  oral: string;
  written: string;
}

export class CellProvenanceView {
  basis: string[];
  /** Address of the official text; empty where none is known. */
  source: string;
  checkedOn: string;
}

export class RuleProvenanceView {
  residence: CellProvenanceView;
  assistance: CellProvenanceView;
  language: CellProvenanceView;
}

export class RuleView implements CantonalRule {
  /** Stands for what the rule says; a case keeps the one it was judged by. */
  version: string;
  validFrom: string;
  /** False: the day the law came into force is not known, and validFrom is that of the federal Act. */
  validFromKnown: boolean;
  law: string;
  source: string;
  checkedOn: string;
  /** Whether the years of residence were read in the law. The other parts have their own marks. */
  verified: boolean;
  /** The rule on residence in words; the years beside it are a first answer. */
  residenceRule: string;
  /** The same as an object: years, `within` the last so many, `lastYears` without a gap, in at most so many `communes`; `least` and `most` where the commune chooses. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  residence: ResidenceRule;
  cantonalResidenceYears: number;
  /** Null: none, or each commune sets them within communalRange. */
  communalResidenceYears: number | null;
  @ApiProperty({ type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2, nullable: true })
  communalRange: [least: number, most: number] | null;
  communalTypical?: number;
  communalUninterrupted: boolean | null;
  cantonalYearsImpliedByCommune: boolean;
  languageLevel: LanguageLevelView;
  languageLevelVerified: boolean;
  socialAidYears: number | null;
  socialAidVerified: boolean;
  communalDecider: string[];
  communalDeciderVerified: boolean;
  communalDeciderNote: string;
  cantonalDecider: string;
  /** Francs; `verified` within. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  fees: Record<string, unknown>;
  notes: string;
  /** Article, address and day of each part. */
  provenance?: RuleProvenanceView;

  static of({ version, ruleFrom: validFrom, law, source, checkedOn, verified, rule }: LegalRule): RuleView {
    return { version, validFrom, law, source, checkedOn, verified, ...rule };
  }
}

export class CantonView {
  @ApiProperty({ enum: [...CANTON_CODES] })
  code: CantonCode;
  names: NamesView;
  languages: string[];
  /** In force today. */
  rule: RuleView | null;

  static of({ code, names, languages }: Canton, rule: LegalRule | undefined): CantonView {
    return { code, names, languages, rule: rule ? RuleView.of(rule) : null };
  }
}
