import type { FederalRule } from '../places/legal-rule.rules.js';
import { advice, type Advice, type AdviceCode } from './advice.js';
import { numberOf, plusYears, span } from './calendar.js';
import type { Facts } from './facts.js';
import { ASK, condition, isKnown, MET, NOT_YET, number, type Condition, type ConditionCode } from './verdict.js';

/** Ways that are open until the day before a birthday. */

/** LN 32, CC 14. */
export const MAJORITY = 18;

export interface Window {
  /** The first day too late, in the worst and in every reading. */
  closes: number;
  closed: number;
}

export function windowOf({ birthDate }: Facts, years: number): Window | null {
  if (!isKnown(birthDate)) return null;
  const [earliest, latest] = span(birthDate);
  return { closes: plusYears(earliest, years), closed: plusYears(latest, years) };
}

/** An unknown day of birth may be any. */
export function isPerhapsYounger(facts: Facts, years: number, on: number): boolean {
  const window = windowOf(facts, years);
  return window === null || on < window.closed;
}

export function ageLimit(
  code: ConditionCode,
  window: Window | null,
  on: number,
  rule: FederalRule,
  tooOld: AdviceCode,
): Condition {
  if (!window) return condition(code, rule, ASK, { better: [advice('tell-more')] });
  if (on < window.closes) return condition(code, rule, MET);
  if (on < window.closed) return condition(code, rule, ASK, { better: [advice('exact-days')] });
  return condition(code, rule, NOT_YET, { better: [advice(tooOld)] });
}

/** Those already older in 2018 had five years, until 15 February 2023 (LN 51a). */
export function inTransition({ birthDate }: Facts, on: number, transition: FederalRule): boolean {
  if (!isKnown(birthDate)) return false;
  const began = numberOf(String(transition.values['on']));
  const [earliest, latest] = span(birthDate);
  return (
    on >= began &&
    on < plusYears(began, number(transition, 'years')) &&
    plusYears(earliest, number(transition, 'fromAge')) <= began &&
    plusYears(latest, number(transition, 'toAge')) > began
  );
}

/** What the law adds for minors: representative, consent, fees (LN 31, OLN 25). */
export function adviceForMinors(facts: Facts, on: number): Advice[] {
  return isKnown(facts.birthDate) && isPerhapsYounger(facts, MAJORITY, on) ? [advice('minor')] : [];
}
