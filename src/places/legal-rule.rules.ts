import { digest } from '../common/keys.js';
import type { CantonCode } from '../common/cantons.js';

/** So many years of residence in a place, counted to the day of filing. */
export interface StayRequirement {
  years: number;
  /** They must lie within the last so many years. */
  within?: number;
  /** The last so many without a gap. */
  lastYears?: number;
  /** They may have been spent in at most so many communes of the canton. */
  communes?: number;
}

/** What a canton asks of residence in itself and in a commune; null: nothing beyond the other one. */
export interface ResidenceRule {
  canton: StayRequirement | null;
  /** With `least` and `most` where the commune chooses between them, or the source leaves it open. */
  commune: StayRequirement | { least: StayRequirement | null; most: StayRequirement } | null;
}

/**
 * A canton's rule. The years are for filters and a first answer; what the law says is `residenceRule`. Each part that
 * `LegalRule.verified` does not cover has a mark of its own.
 */
export interface CantonalRule {
  /** False: the day the law came into force is not known, and validFrom is that of the federal Act. */
  validFromKnown: boolean;
  residenceRule: string;
  /** The same as an object, which the assessment counts by. */
  residence: ResidenceRule;
  cantonalResidenceYears: number;
  /** Null: none, or each commune sets them within `communalRange`. */
  communalResidenceYears: number | null;
  communalRange: [least: number, most: number] | null;
  /** What most communes ask for, where each sets it. */
  communalTypical?: number;
  communalUninterrupted: boolean | null;
  cantonalYearsImpliedByCommune: boolean;
  languageLevel: { oral: string; written: string };
  languageLevelVerified: boolean;
  /** How long without social assistance; null: not known to differ from the federal three years. */
  socialAidYears: number | null;
  socialAidVerified: boolean;
  /** Who decides in the communes, by what is usual. */
  communalDecider: string[];
  communalDeciderVerified: boolean;
  communalDeciderNote: string;
  cantonalDecider: string;
  /** Francs, by who pays to whom; `verified` says of itself. */
  fees: Record<string, unknown>;
  notes: string;
}

/** A row of data/cantonal-rules.json. */
export interface RuleRow {
  canton: CantonCode;
  validFrom: string;
  law: string;
  source: string;
  checkedOn: string;
  verified: boolean;
  rule: CantonalRule;
}

/** A row of data/federal-rules.json: one condition of federal law. */
export interface FederalRule {
  code: string;
  validFrom: string;
  says: string;
  basis: string[];
  source: string;
  checkedOn: string;
  verified: boolean;
  values: Record<string, number | string>;
}

/**
 * Twelve signs that stand for what a canton's rule and the federal rules with it say, and from when. Reading the source
 * again, or finding a better one, makes no other rule; verifying it does, since what is not verified is answered otherwise.
 */
export function versionOf({ canton, validFrom, law, verified, rule }: RuleRow, federal: readonly FederalRule[]): string {
  const said = federal.map(({ code, validFrom: from, basis, verified: sure, values }) => ({ code, from, basis, sure, values })).sort((a, b) => (`${a.code} ${a.from}` < `${b.code} ${b.from}` ? -1 : 1));
  return digest(canonical({ canton, validFrom, law, verified, rule, federal: said })).slice(0, 12);
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}
