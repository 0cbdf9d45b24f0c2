import type { FederalRule } from '../places/legal-rule.rules.js';
import { advice, type AdviceCode } from './advice.js';
import type { Facts } from './facts.js';
import { ASK, condition, isKnown, MET, NOT_YET, number, type Condition } from './verdict.js';

/** LN 24a: until the day before the 25th birthday. */

const FACTS = {
  'born-in-switzerland': { fact: 'bornInSwitzerland', otherwise: 'not-third-generation' },
  'grandparent-right': { fact: 'grandparentRight', otherwise: 'not-third-generation' },
  'parent-settled': { fact: 'parentSettled', otherwise: 'parent-permit' },
  'parent-residence': { fact: 'parentYearsInSwitzerland', otherwise: 'parent-time' },
  'parent-school': { fact: 'parentSchoolYears', otherwise: 'not-third-generation' },
  'own-school': { fact: 'ownSchoolYears', otherwise: 'school' },
} as const satisfies Record<string, { fact: string; otherwise: AdviceCode }>;
export type FamilyCode = keyof typeof FACTS;
export const FAMILY_CODES = Object.keys(FACTS) as FamilyCode[];
/** Waiting does not change these: without them the procedure is closed. */
export const SETTLED_FOR_GOOD: readonly FamilyCode[] = ['born-in-switzerland', 'grandparent-right', 'parent-school'];

export function family(code: FamilyCode, { thirdGeneration }: Facts, rule: FederalRule): Condition {
  const { fact, otherwise } = FACTS[code];
  const value = isKnown(thirdGeneration) ? thirdGeneration[fact] : undefined;
  if (!isKnown(value)) return condition(code, rule, ASK, { better: [advice('tell-more')] });
  const holds = typeof value === 'number' ? value >= number(rule, 'years') : value;
  return holds ? condition(code, rule, MET) : condition(code, rule, NOT_YET, { better: [advice(otherwise)] });
}
