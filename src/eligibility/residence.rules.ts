import type { FederalRule } from '../places/legal-rule.rules.js';
import { advice, type Advice } from './advice.js';
import { endOfFebruary, FOREVER, plusYears, span } from './calendar.js';
import {
  counted,
  doubledBetween,
  firstDay,
  required,
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
  together,
  type Condition,
  type Counted,
  type Verdict,
} from './verdict.js';

/** Ten years in total, three of them in the last five; young years twice, but six years without that. */
export function federalResidence(
  facts: StayFacts,
  on: number,
  rule: FederalRule,
  readings: Readings | null = stayReadings(facts, number(rule, 'absenceMonths'), on),
): Condition {
  if (!readings) return condition('federal-residence', rule, ASK, { better: [advice('tell-more')] });
  const lives = birthReadings(facts, readings, on, rule).map((birth) => lifeOf(readings.worst, birth, rule));
  const verdict = askWhenPermitUnknown(residenceOf(lives, readings, on, rule), readings.open);
  // The worst for what is shown: the first of those that count least.
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

/**
 * What all readings of stays and birth share. More is never less: where the worst reading of the stays holds on a day, so
 * does the best, hence the day is that of the worst. Of the births, too, only the last to hold decides. Each step looks
 * at the one that lacks most on the latest day found so far, so that hardly more than one is counted through.
 */
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

/** Five years in total, the year before filing among them (LN 21). */
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
    together(all.map((series) => since(firstDay(demands(series), on), on))),
    readings.open,
  );
  // Whoever has left may come by the other door of the article, which these facts do not show.
  if (!readings.standing.possibly(on) && verdict.answer !== 'met')
    return condition('spouse-residence', rule, ASK, { better: [advice('spouse-abroad'), advice('ask-adviser')] });
  return condition('spouse-residence', rule, verdict, {
    counted: countedFor(demands(worst)[0], worst, on),
    better: betterFor(verdict, readings, on),
  });
}

/** A birth, and when one was 8 and 18. */
interface Birth {
  born: number;
  from: number;
  until: number;
}

/** What is asked of a life with this birth; the last two without doubling. */
function federalDemands(
  stays: Series,
  { born, from, until }: Birth,
  rule: FederalRule,
): [ten: Demand, six: Demand, last: Demand] {
  const series = startingOn(stays, born);
  return [
    { series: doubledBetween(series, from, until), years: number(rule, 'years'), window: null, unit: FULL },
    // Who reaches ten years without doubling has six; so the floor can be asked of everybody.
    { series, years: number(rule, 'floorYears'), window: null, unit: FULL },
    { series, years: number(rule, 'lastYears'), window: number(rule, 'ofYears'), unit: FULL },
  ];
}

/** The same demands for one birth, asked about single days: by differences of sums, without a series of its own. */
interface Life {
  birth: Birth;
  /** What counts up to a day with young years twice, and without that. */
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

/** Edges farther from a birthday than this matter to no birth: two days, and a 29 February on either side. */
const NEAR = 4;

/**
 * The birthdays between which the count can differ most. How much of a stay falls between two birthdays is, over the
 * possible births, a line with bends where a birthday meets the beginning or end of a stay: the extremes lie there, or
 * at the ends, or around 29 February.
 */
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

/** Where a permit counts as nobody knows, there is nothing to promise and nothing to deny. */
function askWhenPermitUnknown(verdict: Verdict, open: boolean): Verdict {
  return open && verdict.answer !== 'met' ? ASK : verdict;
}

function countedFor(demand: Demand, series: Series, on: number): Counted {
  return {
    days: counted(demand, on) / demand.unit,
    realDays: sumOf(series, on) / FULL,
    requiredDays: required(demand, on) / demand.unit,
  };
}

function betterFor(verdict: Verdict, { open, standing }: Readings, on: number): Advice[] {
  if (verdict.answer === 'ask') return [advice(open ? 'ask-adviser' : 'exact-days')];
  return verdict.answer === 'not-yet' && !standing.possibly(on) ? [advice('come-back')] : [];
}
