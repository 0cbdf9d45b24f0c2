import type { FederalRule } from '../places/legal-rule.rules.js';
import { advice, type Advice } from './advice.js';
import { endOfFebruary, FOREVER, numberOf, plusYears, span } from './calendar.js';
import {
  amountOn,
  doubledBetween,
  firstDay,
  requiredOn,
  startingOn,
  sumOf,
  type Demand,
  type Series,
} from './counting.rules.js';
import { isPartnerSwiss, lasting } from './partner.rules.js';
import { absenceLimits, FULL, type Readings, type StayFacts, stayReadings } from './stay.rules.js';
import type { Facts } from './facts.js';
import {
  all,
  ASK,
  condition,
  either,
  isKnown,
  MET,
  NOT_YET,
  number,
  since,
  combine,
  type Condition,
  type ConditionCode,
  type Counted,
  type Verdict,
} from './verdict.js';

/** Ten years, three of them in the last five; years between 8 and 18 count twice, but six real years (LN 9). */
export function federalResidence(
  facts: StayFacts,
  on: number,
  rule: FederalRule,
  readings: Readings | null = stayReadings(facts, absenceLimits(rule), on),
): Condition {
  if (!readings) return condition('federal-residence', rule, ASK, { better: [advice('tell-more')] });
  const lives = birthReadings(facts, readings, on, rule).map((birth) => lifeOf(readings.worst, birth, rule));
  const verdict = askWhenUnknown(residenceOf(lives, readings, on, rule), readings);
  // The reading shown is the first of those that count least.
  const worst = lives.reduce((least, life) => (life.total(on) < least.total(on) ? life : least));
  return condition('federal-residence', rule, verdict, {
    counted: {
      days: worst.total(on) / FULL,
      realDays: worst.real(on) / FULL,
      requiredDays: on - plusYears(on, -number(rule, 'years')),
    },
    better: betterFor(verdict, readings, on),
  });
}

/** More stay never yields less, so the worst reading of stays decides the day; of the births, the last to hold does. */
function residenceOf(lives: readonly Life[], { worst, best }: Readings, on: number, rule: FederalRule): Verdict {
  const met = lives.filter((life) => life.holds(on)).length;
  if (met === lives.length) return MET;
  if (met > 0 || (best !== worst && lives.some(({ birth }) => lifeOf(best, birth, rule).holds(on)))) return ASK;

  const open = new Set(lives);
  let latest = on;
  while (open.size > 0) {
    let last: Life | null = null;
    for (const life of open) {
      if (life.holds(latest)) open.delete(life);
      else if (!last || life.total(latest) < last.total(latest)) last = life;
    }
    if (!last) break;
    open.delete(last);
    const from = firstDay(federalDemands(worst, last.birth, rule), on);
    if (from === null) return NOT_YET;
    latest = Math.max(latest, from);
  }
  return { answer: 'not-yet', from: latest };
}

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
    return {
      ...ten,
      basis,
      answer: 'ask',
      from: null,
      better: [...ten.better.filter(({ code }) => code !== 'wait'), advice('registered-partner')],
    };
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
  { lostSwissCitizenshipOn: lost, ...facts }: Facts,
  on: number,
  rule: FederalRule,
  residence: FederalRule,
  readings: Readings | null,
): Condition {
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

interface Birth {
  born: number;
  from: number;
  until: number;
}

/** The last two without doubling. */
function federalDemands(
  stays: Series,
  { born, from, until }: Birth,
  rule: FederalRule,
): [ten: Demand, six: Demand, last: Demand] {
  const series = startingOn(stays, born);
  return [
    { series: doubledBetween(series, from, until), years: number(rule, 'years'), window: null, unit: FULL },
    // Ten years without doubling include six, so the floor applies to all.
    { series, years: number(rule, 'floorYears'), window: null, unit: FULL },
    { series, years: number(rule, 'lastYears'), window: number(rule, 'ofYears'), unit: FULL },
  ];
}

interface Life {
  birth: Birth;
  total: (day: number) => number;
  real: (day: number) => number;
  holds: (day: number) => boolean;
}

function lifeOf(stays: Series, birth: Birth, rule: FederalRule): Life {
  const [before, young] = [sumOf(stays, birth.born), sumOf(stays, birth.from)];
  const [years, floor, last, window] = [
    number(rule, 'years'),
    number(rule, 'floorYears'),
    number(rule, 'lastYears'),
    number(rule, 'ofYears'),
  ];
  const required = (so: number, day: number): number => FULL * (day - plusYears(day, -so));
  const real = (day: number): number => Math.max(0, sumOf(stays, day) - before);
  const twice = (day: number): number => Math.max(0, sumOf(stays, Math.min(day, birth.until)) - young);
  return {
    birth,
    real,
    total: (day) => real(day) + twice(day),
    holds: (day) => {
      const days = real(day);
      return (
        days >= required(floor, day) &&
        days + twice(day) >= required(years, day) &&
        days - real(plusYears(day, -window)) >= required(last, day)
      );
    },
  };
}

/** Edges farther than this from a birthday do not matter: two days, and a leap day on either side. */
const NEAR = 4;

/** Extremes lie where a birthday meets an edge of a stay, at the ends, or around 29 February: all else is linear. */
function birthReadings({ birthDate }: StayFacts, { worst, best }: Readings, on: number, rule: FederalRule): Birth[] {
  const [low, high] = [number(rule, 'doubleFromAge'), number(rule, 'doubleToAge')];
  if (!isKnown(birthDate))
    return [
      { born: -FOREVER, from: FOREVER, until: FOREVER },
      { born: -FOREVER, from: -FOREVER, until: FOREVER },
    ];
  const [earliest, latest] = span(birthDate);
  const between = (birth: number): Birth => ({
    born: birth,
    from: plusYears(birth, low),
    until: plusYears(birth, high),
  });
  if (earliest === latest) return [between(earliest)];

  const births = new Set([earliest, latest]);
  const add = (birth: number): void => {
    for (let near = birth - 2; near <= birth + 2; near++) if (near > earliest && near < latest) births.add(near);
  };
  const edges = worst === best ? [...worst.starts, on + 1] : [...worst.starts, ...best.starts, on + 1];
  for (const age of [0, low, high]) {
    const [first, last] = [plusYears(earliest, age) - NEAR, plusYears(latest, age) + NEAR];
    for (const edge of edges) if (first <= edge && edge <= last) add(plusYears(edge, -age));
  }
  add(endOfFebruary(earliest));
  return [...births].map(between);
}

/** A permit whose rate is unknown can neither be promised nor denied; absences nobody knows of leave nothing certain. */
function askWhenUnknown(verdict: Verdict, { open, absencesUnknown }: Readings): Verdict {
  if (open && verdict.answer !== 'met') return ASK;
  return absencesUnknown ? (verdict.answer === 'not-yet' ? NOT_YET : ASK) : verdict;
}

function countView(demand: Demand, series: Series, on: number): Counted {
  return {
    days: amountOn(demand, on) / demand.unit,
    realDays: sumOf(series, on) / FULL,
    requiredDays: requiredOn(demand, on) / demand.unit,
  };
}

function betterFor(verdict: Verdict, { open, absencesUnknown, standing }: Readings, on: number): Advice[] {
  if (verdict.answer === 'ask') {
    if (open) return [advice('permit-s'), advice('ask-adviser')];
    return [advice(absencesUnknown ? 'absences' : 'exact-days')];
  }
  if (absencesUnknown) return [advice('absences')];
  return verdict.answer === 'not-yet' && !standing.possibly(on) ? [advice('come-back')] : [];
}
