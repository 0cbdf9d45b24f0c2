import { digest } from '../common/keys.js';
import type { CantonCode } from '../common/cantons.js';

export interface StayRequirement {
  years: number;
  within?: number;
  /** The last so many without interruption. */
  lastYears?: number;
  /** They are counted until the naturalisation, not until filing. */
  lastYearsAtDecision?: boolean;
  /** So many of the years within the last so many. */
  recent?: { years: number; within: number };
  /** In at most so many communes of the canton. */
  communes?: number;
}

/** Null: nothing beyond the other one. */
export interface ResidenceRule {
  canton: StayRequirement | null;
  /** `least` and `most` where the commune chooses. */
  commune: StayRequirement | { least: StayRequirement | null; most: StayRequirement } | null;
  /** Younger people, or the second generation at any age (99), need fewer years, by conditions not counted here. */
  youngUntil?: number;
}

/** Of one cell: its article, official address and the day it was read. */
export interface CellProvenance {
  basis: string[];
  source: string;
  checkedOn: string;
}

/** For filters; the law is `residenceRule`. */
export interface ResidenceYears {
  cantonalResidenceYears: number;
  /** Null: none, or set by communes within `communalRange`. */
  communalResidenceYears: number | null;
  communalRange: [least: number, most: number] | null;
  communalTypical?: number;
  communalUninterrupted: boolean | null;
  cantonalYearsImpliedByCommune: boolean;
}

/** Parts beyond `LegalRule.verified` have their own marks. */
export interface CantonalRule extends ResidenceYears {
  /** False: validFrom is that of the federal Act. */
  validFromKnown: boolean;
  residenceRule: string;
  residence: ResidenceRule;
  languageLevel: { oral: string; written: string };
  languageLevelVerified: boolean;
  /** Null: the federal three years. */
  socialAidYears: number | null;
  socialAidVerified: boolean;
  communalDecider: string[];
  communalDeciderVerified: boolean;
  communalDeciderNote: string;
  cantonalDecider: string;
  /** Francs; with its own `verified`. */
  fees: Record<string, unknown>;
  notes: string;
  /** Not in versions that were stored before the cells. */
  provenance?: { residence: CellProvenance; assistance: CellProvenance; language: CellProvenance };
}

export interface RuleRow {
  canton: CantonCode;
  validFrom: string;
  law: string;
  source: string;
  checkedOn: string;
  verified: boolean;
  rule: CantonalRule;
}

export interface FederalRule {
  code: string;
  validFrom: string;
  says: string;
  basis: string[];
  source: string;
  checkedOn: string;
  verified: boolean;
  /** The three below are absent in rows kept for older cases. */
  state?: 'unread' | 'read' | 'signed';
  /** The consolidation read of each act. */
  edition?: string;
  quote?: string;
  values: Record<string, number | string>;
}

export function federalOn(rows: readonly FederalRule[], day: string): FederalRule[] {
  const result = new Map<string, FederalRule>();
  for (const row of [...rows].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)))
    if (row.validFrom <= day || !result.has(row.code)) result.set(row.code, row);
  return [...result.values()];
}

/** Twelve characters of a digest of both rules: another source or article keeps it, another value or reading it changes it. */
export function versionOf(
  { canton, validFrom, law, verified, rule: { provenance: _, ...rule } }: RuleRow,
  federal: readonly FederalRule[],
): string {
  const said = federal
    .map(({ code, validFrom: from, basis, verified: sure, values }) => ({ code, from, basis, sure, values }))
    .sort((a, b) => (`${a.code} ${a.from}` < `${b.code} ${b.from}` ? -1 : 1));
  return digest(canonical({ canton, validFrom, law, verified, rule, federal: said })).slice(0, 12);
}

export interface RulesFrom {
  row: RuleRow;
  from: string;
  federal: FederalRule[];
  version: string;
}

/** Starts where a cantonal row begins, or a federal one within it. */
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

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
