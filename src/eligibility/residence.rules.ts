import type { FederalRule } from '../places/legal-rule.rules.js';
import { advice, type Advice } from './advice.js';
import { endOfFebruary, FOREVER, plusYears, span } from './calendar.js';
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
import { FULL, type Readings, type StayFacts, stayReadings } from './stay.rules.js';
import {
  ASK,
  condition,
  isKnown,
  MET,
  NOT_YET,
  number,
  since,
  combine,
  type Condition,
  type Counted,
  type Verdict,
} from './verdict.js';

/** Ten years, three of them in the last five; years between 8 and 18 count twice, but six real years (LN 9). */
export function federalResidence(
  facts: StayFacts,
  on: number,
  rule: FederalRule,
  readings: Readings | null = stayReadings(facts, number(rule, 'absenceMonths'), on),
): Condition {
  if (!readings) return condition('federal-residence', rule, ASK, { better: [advice('tell-more')] });
  const lives = birthReadings(facts, readings, on, rule).map((birth) => lifeOf(readings.worst, birth, rule));
  const verdict = askWhenPermitUnknown(residenceOf(lives, readings, on, rule), readings.open);
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

/** LN 21: five years, including the year before filing. */
export function spouseResidence(
  facts: StayFacts,
  on: number,
  rule: FederalRule,
  readings: Readings | null = stayReadings(facts, number(rule, 'absenceMonths'), on),
): Condition {
  if (!readings) return condition('spouse-residence', rule, ASK, { better: [advice('tell-more')] });
  const demands = (series: Series): Demand[] => [
    { series, years: number(rule, 'years'), window: null, unit: FULL },
    { series, years: number(rule, 'lastYears'), window: number(rule, 'lastYears'), unit: FULL },
  ];
  const [born, bornAtWorst] = isKnown(facts.birthDate) ? span(facts.birthDate) : [-FOREVER, -FOREVER];
  const worst = startingOn(readings.worst, bornAtWorst);
  const all =
    readings.worst === readings.best && born === bornAtWorst ? [worst] : [worst, startingOn(readings.best, born)];
  const verdict = askWhenPermitUnknown(
    combine(all.map((series) => since(firstDay(demands(series), on), on))),
    readings.open,
  );
  // LN 21(2) may cover somebody abroad, which these facts do not show.
  if (!readings.standing.possibly(on) && verdict.answer !== 'met')
    return condition('spouse-residence', rule, ASK, { better: [advice('spouse-abroad'), advice('ask-adviser')] });
  return condition('spouse-residence', rule, verdict, {
    counted: countView(demands(worst)[0], worst, on),
    better: betterFor(verdict, readings, on),
  });
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
  const [before, young] = [sumOf(stays, birth.born - 1), sumOf(stays, birth.from - 1)];
  const [years, floor, last, window] = [
    number(rule, 'years'),
    number(rule, 'floorYears'),
    number(rule, 'lastYears'),
    number(rule, 'ofYears'),
  ];
  const required = (so: number, day: number): number => FULL * (day - plusYears(day, -so));
  const real = (day: number): number => Math.max(0, sumOf(stays, day) - before);
  const twice = (day: number): number => Math.max(0, sumOf(stays, Math.min(day, birth.until - 1)) - young);
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

/** A permit whose rate is unknown can neither be promised nor denied. */
function askWhenPermitUnknown(verdict: Verdict, open: boolean): Verdict {
  return open && verdict.answer !== 'met' ? ASK : verdict;
}

function countView(demand: Demand, series: Series, on: number): Counted {
  return {
    days: amountOn(demand, on) / demand.unit,
    realDays: sumOf(series, on) / FULL,
    requiredDays: requiredOn(demand, on) / demand.unit,
  };
}

function betterFor(verdict: Verdict, { open, standing }: Readings, on: number): Advice[] {
  if (verdict.answer === 'ask') return [advice(open ? 'ask-adviser' : 'exact-days')];
  return verdict.answer === 'not-yet' && !standing.possibly(on) ? [advice('come-back')] : [];
}
