import { federalOn, type FederalRule } from '../places/legal-rule.rules.js';
import type { Assessment, FederalRules } from './assessment.js';
import { numberOf } from './calendar.js';
import type { Place } from './canton.rules.js';
import type { Facts } from './facts.js';
import { livesIn, type Communes } from './lived.rules.js';
import { waysOf } from './ways.rules.js';

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
