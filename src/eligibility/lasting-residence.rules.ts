import type { FederalRule } from '../places/legal-rule.rules.js';
import { advice } from './advice.js';
import { FOREVER, numberOf, plusYears, span } from './calendar.js';
import { amountOn, firstDay, requiredOn, startingOn, sumOf, type Demand, type Series } from './counting.rules.js';
import type { Facts } from './facts.js';
import { isPartnerSwiss, lasting } from './partner.rules.js';
import { FULL, type Readings, type StayFacts } from './stay.rules.js';
import { askWhenUnknown, betterFor } from './unknown-stays.rules.js';
import {
  all,
  ASK,
  askedInstead,
  combine,
  condition,
  either,
  isKnown,
  MET,
  NOT_YET,
  number,
  since,
  type Condition,
  type ConditionCode,
  type Counted,
  type Verdict,
} from './verdict.js';

/** Residence that has to last until one files: LN 10, 21, 23, 24, 27. */

/** LN 10: five years, the last one among them, and three of registered partnership are enough instead of ten years. */
export function withRegisteredPartnership(
  ten: Condition,
  facts: Facts,
  on: number,
  rule: FederalRule,
  readings: Readings | null,
): Condition {
  const { registeredPartnerOfSwissSince: from, marriedToSwissSince } = facts;
  const isMarried = isKnown(marriedToSwissSince);
  if (ten.answer === 'met' || !ten.verified || !readings || from === null || (from === undefined && isMarried))
    return ten;
  const five = askWhenUnknown(lastingResidence(facts, on, rule, readings).verdict, readings);
  const basis = [...ten.basis, ...rule.basis];
  if (!isKnown(from)) {
    // Whoever lacks the five years lacks them with a partner too.
    if (five.answer === 'not-yet') return ten;
    const open = askedInstead(ten);
    return { ...open, basis, better: [...open.better, advice('registered-partner')] };
  }
  const parts = [five, lasting(from, number(rule, 'partnershipYears'), on), isPartnerSwiss(facts)];
  const found = either({ answer: ten.answer, from: ten.from === null ? null : numberOf(ten.from) }, all(parts));
  // What is asked today may open this way before the ten years are there, unless it is closed for good.
  const isOpen =
    parts.some(({ answer }) => answer === 'ask') &&
    parts.every(({ answer, from: day }) => answer !== 'not-yet' || day !== null);
  const verdict = found.answer === 'not-yet' && isOpen ? NOT_YET : found;
  const better = ten.better.filter(({ code }) => code !== 'wait');
  return condition('federal-residence', { ...rule, basis }, verdict, {
    counted: ten.counted,
    better:
      verdict.answer === 'met' ? [] : verdict.answer === 'ask' ? [...better, advice('registered-partner')] : better,
  });
}

/** LN 21, 23, 24: so many years in total, the last of them without a gap. */
export function residenceUntilFiling(
  code: ConditionCode,
  facts: StayFacts,
  on: number,
  rule: FederalRule,
  readings: Readings | null,
): Condition {
  if (!readings) return condition(code, rule, ASK, { better: [advice('tell-more')] });
  const { verdict, worst, total } = lastingResidence(facts, on, rule, readings);
  const asked = askWhenUnknown(verdict, readings);
  return condition(code, rule, asked, {
    counted: countView(total(worst), worst, on),
    better: betterFor(asked, readings, on),
  });
}

/** LN 21(1)(b); who lives abroad has a way of their own (LN 21(2)). */
export function spouseResidence(
  facts: StayFacts & Facts,
  on: number,
  rule: FederalRule,
  readings: Readings | null,
): Condition {
  const here = residenceUntilFiling('spouse-residence', facts, on, rule, readings);
  if (!readings || readings.standing.possibly(on) || here.answer === 'met') return here;
  const better = [advice('spouse-abroad'), advice('come-back')];
  return condition('spouse-residence', rule, isKnown(facts.livedAbroad) ? NOT_YET : ASK, {
    counted: here.counted,
    better: isKnown(facts.livedAbroad) ? better : [advice('spouse-abroad'), advice('ask-adviser')],
  });
}

/** LN 27: ten years from the loss, afterwards whoever has lived here for three years. */
export function reinstatementTerm(
  facts: Facts,
  on: number,
  rule: FederalRule,
  residence: FederalRule,
  readings: Readings | null,
): Condition {
  const lost = facts.lostSwissCitizenshipOn;
  if (!isKnown(lost)) return condition('reinstatement-term', rule, ASK, { better: [advice('tell-more')] });
  const [closes, closed] = span(lost).map((day) => plusYears(day, number(rule, 'years')));
  if (on < closes) return condition('reinstatement-term', rule, MET);
  const here = residenceUntilFiling('reinstatement-term', facts, on, residence, readings);
  return on < closed && here.answer !== 'met'
    ? condition('reinstatement-term', rule, ASK, { counted: here.counted, better: [advice('exact-days')] })
    : here;
}

interface LastingResidence {
  verdict: Verdict;
  worst: Series;
  total: (series: Series) => Demand;
}

function lastingResidence(
  { birthDate }: StayFacts,
  on: number,
  rule: FederalRule,
  { worst: stays, best }: Readings,
): LastingResidence {
  const total = (series: Series): Demand => ({ series, years: number(rule, 'years'), window: null, unit: FULL });
  const demands = (series: Series): Demand[] => [
    total(series),
    {
      series,
      years: number(rule, 'lastYears'),
      window: number(rule, 'lastYears'),
      unit: FULL,
      isPresent: true,
    },
  ];
  const [born, bornAtWorst] = isKnown(birthDate) ? span(birthDate) : [-FOREVER, -FOREVER];
  const worst = startingOn(stays, bornAtWorst);
  const readings = stays === best && born === bornAtWorst ? [worst] : [worst, startingOn(best, born)];
  return { verdict: combine(readings.map((series) => since(firstDay(demands(series), on), on))), worst, total };
}

function countView(demand: Demand, series: Series, on: number): Counted {
  return {
    days: amountOn(demand, on) / demand.unit,
    realDays: sumOf(series, on) / FULL,
    requiredDays: requiredOn(demand, on) / demand.unit,
  };
}
