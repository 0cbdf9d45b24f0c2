import type { FederalRule } from '../places/legal-rule.rules.js';
import { advice, type AdviceCode } from './advice.js';
import { numberOf, plusYears, span } from './calendar.js';
import type { Facts } from './facts.js';
import { ASK, condition, isKnown, MET, NOT_YET, number, type Condition } from './verdict.js';

/** LN 24a: until the day before the 25th birthday. */

export interface Window {
  /** The first day too late, in the worst and in every reading. */
  closes: number;
  closed: number;
}

export function windowOf({ birthDate }: Facts, rule: FederalRule): Window | null {
  if (!isKnown(birthDate)) return null;
  const [earliest, latest] = span(birthDate);
  const years = number(rule, 'years');
  return { closes: plusYears(earliest, years), closed: plusYears(latest, years) };
}

/** Those already older in 2018 had five years (LN 51a). */
export function ageLimit(
  window: Window | null,
  facts: Facts,
  on: number,
  rule: FederalRule,
  transition: FederalRule | null,
): Condition {
  if (!window) return condition('age-limit', rule, ASK, { better: [advice('tell-more')] });
  if (on < window.closes) return condition('age-limit', rule, MET);
  if (on < window.closed) return condition('age-limit', rule, ASK, { better: [advice('exact-days')] });
  if (inTransition(facts, on, transition))
    return condition('age-limit', transition!, ASK, { better: [advice('ask-adviser')] });
  return condition('age-limit', rule, NOT_YET, { better: [advice('too-old')] });
}

/** Until 15 February 2023 (LN 51a). */
export function inTransition({ birthDate }: Facts, on: number, transition: FederalRule | null): boolean {
  if (!transition || !isKnown(birthDate)) return false;
  const began = numberOf(String(transition.values['on']));
  const [earliest, latest] = span(birthDate);
  return (
    on >= began &&
    on < plusYears(began, number(transition, 'years')) &&
    plusYears(earliest, number(transition, 'fromAge')) <= began &&
    plusYears(latest, number(transition, 'toAge')) > began
  );
}

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
