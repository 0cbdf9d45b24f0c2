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

/** The federal rows in force on a day; before the first of a rule, the first, so that every day has an answer. */
export function federalOn(rows: readonly FederalRule[], day: string): FederalRule[] {
  const result = new Map<string, FederalRule>();
  for (const row of [...rows].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)))
    if (row.validFrom <= day || !result.has(row.code)) result.set(row.code, row);
  return [...result.values()];
}

/**
 * Twelve signs that stand for what a canton's rule and the federal rules in force with it say, and from when. Reading the
 * source again, or finding a better one, makes no other rule; verifying it does, since what is not verified is answered
 * otherwise.
 */
export function versionOf(
  { canton, validFrom, law, verified, rule }: RuleRow,
  federal: readonly FederalRule[],
): string {
  const said = federal
    .map(({ code, validFrom: from, basis, verified: sure, values }) => ({ code, from, basis, sure, values }))
    .sort((a, b) => (`${a.code} ${a.from}` < `${b.code} ${b.from}` ? -1 : 1));
  return digest(canonical({ canton, validFrom, law, verified, rule, federal: said })).slice(0, 12);
}

/** A canton's row and the federal rows beside it, from the day on which they stand together. */
export interface RulesFrom {
  row: RuleRow;
  from: string;
  federal: FederalRule[];
  version: string;
}

/**
 * Every version the rules of the cantons have had and are known to get, each from its first day: where a row of the canton
 * begins, and where one of the Confederation does while it lasts. A row of later is in no version before its day.
 */
export function versionsOf(rows: readonly RuleRow[], federal: readonly FederalRule[]): RulesFrom[] {
  const days = [...new Set(federal.map(({ validFrom }) => validFrom))];
  const result: RulesFrom[] = [];
  for (const row of [...rows].sort((a, b) => (`${a.canton} ${a.validFrom}` < `${b.canton} ${b.validFrom}` ? -1 : 1))) {
    const end = rows
      .filter(({ canton, validFrom }) => canton === row.canton && validFrom > row.validFrom)
      .map(({ validFrom }) => validFrom)
      .sort()[0];
    for (const from of [
      row.validFrom,
      ...days.filter((day) => day > row.validFrom && (end === undefined || day < end)).sort(),
    ]) {
      const beside = federalOn(federal, from);
      const version = versionOf(row, beside);
      if (result.at(-1)?.version !== version) result.push({ row, from, federal: beside, version });
    }
  }
  return result;
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
