import type { FederalRule } from '../places/legal-rule.rules.js';
import { advice } from './advice.js';
import { FOREVER, span } from './calendar.js';
import { amountOn, firstDay, requiredOn, seriesOf, type Demand } from './counting.rules.js';
import type { Facts, FuzzyDay } from './facts.js';
import {
  ASK,
  combine,
  condition,
  isKnown,
  MET,
  NOT_YET,
  number,
  since,
  type Condition,
  type ConditionCode,
  type Verdict,
} from './verdict.js';

/** Who is, or was at the wedding, the Swiss partner, and how long the union has lasted (LN 10, 21). */

/** The partner was Swiss at the wedding, or became Swiss afterwards in a way that opens this one (LN 21(3), 10(2)). */
export function isPartnerSwiss({ swissAtWedding, swissBy }: Facts): Verdict {
  if (!isKnown(swissAtWedding)) return ASK;
  if (swissAtWedding) return MET;
  if (!isKnown(swissBy)) return ASK;
  return { reinstatement: MET, ordinary: NOT_YET, facilitated: ASK }[swissBy];
}

export function swissPartner(facts: Facts, rule: FederalRule): Condition {
  const verdict = isPartnerSwiss(facts);
  const isByDescent = facts.swissAtWedding === false && facts.swissBy === 'facilitated';
  return condition('swiss-partner', rule, verdict, {
    better: verdict.answer === 'ask' ? [advice(isByDescent ? 'partner-by-descent' : 'tell-more')] : [],
  });
}

/** LN 21(1)(a), 21(2)(a): it must still be lived at filing and at the decision (OLN 10). */
export function maritalUnion(
  code: ConditionCode,
  { marriedToSwissSince, birthDate, livedAbroad }: Facts,
  on: number,
  rule: FederalRule,
): Condition {
  if (!isKnown(marriedToSwissSince)) return condition(code, rule, ASK, { better: [advice('tell-more')] });
  const [, latest] = span(marriedToSwissSince);
  if (isKnown(birthDate) && latest < span(birthDate)[0])
    return condition(code, rule, ASK, { better: [advice('exact-days')] });
  const years = number(rule, 'years');
  const verdicts = [lasting(marriedToSwissSince, years, on)];
  const unionYears = code === 'marriage-abroad' && isKnown(livedAbroad) ? livedAbroad.unionYears : 'unknown';
  if (isKnown(unionYears)) verdicts.push(unionYears >= years ? MET : NOT_YET);
  const verdict = combine(verdicts);
  const worst = lastingSince(latest, years);
  const days = amountOn(worst, on);
  return condition(code, rule, verdict, {
    counted: { days, realDays: days, requiredDays: requiredOn(worst, on) },
    better: [...(verdict.answer === 'ask' ? [advice('exact-days')] : []), advice('union-lasts')],
  });
}

export function lasting(from: FuzzyDay, years: number, on: number): Verdict {
  const [earliest, latest] = span(from);
  return combine([latest, earliest].map((day) => since(firstDay([lastingSince(day, years)], on), on)));
}

function lastingSince(from: number, years: number): Demand {
  return {
    series: seriesOf([{ from, to: FOREVER, rate: 1 }]),
    years,
    window: null,
    unit: 1,
    isPresent: true,
  };
}

/** LN 21(2)(b), 26(1)(b), OLN 11. */
export function closeTies({ livedAbroad }: Facts, rule: FederalRule): Condition {
  const ties = isKnown(livedAbroad) ? livedAbroad.closeTies : 'unknown';
  if (!isKnown(ties)) return condition('close-ties', rule, ASK, { better: [advice('tell-more')] });
  return ties
    ? condition('close-ties', rule, MET)
    : condition('close-ties', rule, NOT_YET, { better: [advice('close-ties')] });
}
