import { federalOn, type FederalRule } from '../places/legal-rule.rules.js';
import type { Advice } from './advice.js';
import { numberOf } from './calendar.js';
import { livesIn, type Communes, type Place } from './canton.rules.js';
import type { Facts } from './facts.js';
import type { Condition, ConditionCode } from './verdict.js';
import { waysOf } from './ways.rules.js';

export const ASSESSED = [
  'ordinary',
  'facilitated-spouse',
  'facilitated-third-generation',
  'facilitated-spouse-abroad',
  'facilitated-child',
  'facilitated-stateless-child',
  'reinstatement',
] as const;
export type Assessed = (typeof ASSESSED)[number];
export const PROCEDURE_ANSWERS = ['likely', 'not-yet', 'ask', 'other-way'] as const;
export type ProcedureAnswer = (typeof PROCEDURE_ANSWERS)[number];

export interface Assessment {
  procedure: Assessed;
  answer: ProcedureAnswer;
  /** If only time is lacking. */
  from: string | null;
  /** The last day to file, where the way closes. */
  until: string | null;
  /** The condition that opens this way, while nobody has asked for its fact. */
  opensWith: ConditionCode | null;
  because: Advice | null;
  conditions: Condition[];
  better: Advice[];
}

export type FederalRules = ReadonlyMap<string, FederalRule>;

export function inForce(rows: readonly FederalRule[], on: string): FederalRules {
  return new Map(federalOn(rows, on).map((row) => [row.code, row]));
}

/**
 * Each way by which somebody can become Swiss, on a day: likely, not yet, ask, or not their way; never "no". Ways that
 * the rules given do not know are left out.
 */
export function assess(
  facts: Facts,
  on: string,
  rules: FederalRules,
  place: Place | null,
  communes: Communes,
): Assessment[] {
  return waysOf({ facts, on: numberOf(on), rules, place, communes });
}

export function communeOf(facts: Facts, communes: Communes, on: string): { bfs: number; canton: string } | null {
  return livesIn(facts, communes, numberOf(on));
}
