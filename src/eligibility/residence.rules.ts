import type { FederalRule } from '../places/legal-rule.rules.js';
import { advice } from './advice.js';
import { endOfFebruary, FOREVER, plusYears, span } from './calendar.js';
import { doubledBetween, firstDay, startingOn, sumOf, type Demand, type Series } from './counting.rules.js';
import { absenceLimits, FULL, stayReadings, type Readings, type StayFacts } from './stay.rules.js';
import { askWhenUnknown, betterFor } from './unknown-stays.rules.js';
import { ASK, condition, isKnown, MET, NOT_YET, number, type Condition, type Verdict } from './verdict.js';

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
