import type { FederalRule } from '../places/legal-rule.rules.js';
import { advice, type Advice } from './advice.texts.js';
import { endOfFebruary, FOREVER, plusMonths, plusYears, span } from './calendar.js';
import { counted, doubledBetween, firstDay, required, seriesOf, startingOn, sumOf, type Demand, type Interval, type Series } from './counting.rules.js';
import type { AbsenceAbroad, Facts, Permit, Stay } from './facts.js';
import { ASK, condition, isKnown, number, since, together, type Condition, type Counted, type Verdict } from './verdict.js';

/*
 * How a stay in Switzerland counts (LN 9 and 33). Days are counted in halves: a day on B, C, Ci or a legitimation card is
 * two, on F one, on N and L none; on S nobody can say. The worst and the best reading of what is not known exactly are
 * both counted.
 */

/** A full day in halves of a day. */
export const FULL = 2;

/** By permit; null: open, so that a condition that depends on it is asked. */
const RATES: Record<Permit, number | null> = { B: 2, C: 2, Ci: 2, 'legitimation-card': 2, F: 1, N: 0, L: 0, S: null };

/** The facts the count needs. */
export interface StayFacts extends Pick<Facts, 'birthDate' | 'stays'> {
  absences?: AbsenceAbroad[];
}

/** Stays as they can be read at worst and at best; one when they are known to the day. */
export interface Readings {
  worst: Series;
  best: Series;
  /** Some day on a permit of which the law does not say how it counts. */
  open: boolean;
  /** The stay that can be standing on a day, at best and at worst. */
  standing: { certainly: (day: number) => boolean; possibly: (day: number) => boolean };
}

/** The stays in both readings; none when they are not known. */
export function stayReadings({ stays, absences = [] }: StayFacts, absenceMonths: number): Readings | null {
  if (!isKnown(stays)) return null;
  const worst: Interval[] = [];
  const best: Interval[] = [];
  let open = false;
  let exact = absences.length === 0;
  for (const stay of stays) {
    const rate = stay.permit === 'unknown' ? null : RATES[stay.permit];
    if (stay.permit === 'S') open = true;
    const [short, long] = bothWays(stay);
    exact &&= rate !== null && short.from === long.from && short.to === long.to;
    worst.push({ ...short, rate: rate ?? 0 });
    best.push({ ...long, rate: rate ?? FULL });
  }
  const away = absences.map(bothWays);
  const isLong = ({ from, to }: { from: number; to: number }): boolean => to >= plusMonths(from, absenceMonths);
  const absentAtWorst = away.map(([, long]) => long).filter(isLong);
  const absentAtBest = away.filter(([short], i) => absences[i]?.to !== null && isLong(short)).map(([short]) => short);
  const counting = seriesOf(worst, absentAtWorst);
  return {
    worst: counting, best: exact ? counting : seriesOf(best, absentAtBest), open,
    standing: {
      certainly: (day) => worst.some(({ from, to }) => from <= day && day <= to) && !absentAtWorst.some(({ from, to }) => from <= day && day <= to),
      possibly: (day) => best.some(({ from, to }) => from <= day && day <= to) && !absentAtBest.some(({ from, to }) => from <= day && day <= to),
    },
  };
}

/** A time as short and as long as what is known of its ends allows. */
export function bothWays({ from, to }: Pick<Stay, 'from' | 'to'>): [short: { from: number; to: number }, long: { from: number; to: number }] {
  const [earliest, latest] = span(from);
  if (to === null) return [{ from: latest, to: FOREVER }, { from: earliest, to: FOREVER }];
  const end = to === 'unknown' ? [latest, FOREVER] as const : span(to);
  return [{ from: latest, to: end[0] }, { from: earliest, to: end[1] }];
}

/** Ten years in total, three of them in the last five; young years twice, but six years without that. */
export function federalResidence(facts: StayFacts, on: number, rule: FederalRule): Condition {
  const readings = stayReadings(facts, number(rule, 'absenceMonths'));
  if (!readings) return condition('federal-residence', rule, ASK, { better: [advice('tell-more')] });
  const births = birthReadings(facts, readings, on, rule);
  const verdicts: Verdict[] = [];
  for (const series of different(readings))
    for (const birth of births) {
      const demands = federalDemands(series, birth, rule);
      verdicts.push(since(firstDay(demands, on), on));
    }
  const verdict = settle(verdicts, readings.open);
  const [ten, six] = federalDemands(readings.worst, births[0], rule);
  return condition('federal-residence', rule, verdict, {
    counted: countedFor(ten, six.series, on),
    better: betterFor(verdict, readings, on),
  });
}

/** Five years in total, the year before filing among them (LN 21). */
export function spouseResidence(facts: StayFacts, on: number, rule: FederalRule): Condition {
  const readings = stayReadings(facts, number(rule, 'absenceMonths'));
  if (!readings) return condition('spouse-residence', rule, ASK, { better: [advice('tell-more')] });
  const demands = (series: Series): Demand[] => [
    { series, years: number(rule, 'years'), window: null, unit: FULL },
    { series, years: number(rule, 'lastYears'), window: number(rule, 'lastYears'), unit: FULL },
  ];
  const [born, bornAtWorst] = isKnown(facts.birthDate) ? span(facts.birthDate) : [-FOREVER, -FOREVER];
  const worst = startingOn(readings.worst, bornAtWorst);
  const all = readings.worst === readings.best && born === bornAtWorst ? [worst] : [worst, startingOn(readings.best, born)];
  const verdict = settle(all.map((series) => since(firstDay(demands(series), on), on)), readings.open);
  // Whoever has left may come by the other door of the article, which these facts do not show.
  if (!readings.standing.possibly(on) && verdict.answer !== 'met') return condition('spouse-residence', rule, ASK, { better: [advice('spouse-abroad'), advice('ask-adviser')] });
  return condition('spouse-residence', rule, verdict, { counted: countedFor(demands(worst)[0], worst, on), better: betterFor(verdict, readings, on) });
}

/** A birth, and when one was 8 and 18. */
interface Birth {
  born: number;
  from: number;
  until: number;
}

function federalDemands(stays: Series, { born, from, until }: Birth, rule: FederalRule): Demand[] {
  const series = startingOn(stays, born);
  return [
    { series: doubledBetween(series, from, until), years: number(rule, 'years'), window: null, unit: FULL },
    // Who reaches ten years without doubling has six; so the floor can be asked of everybody.
    { series, years: number(rule, 'floorYears'), window: null, unit: FULL },
    { series, years: number(rule, 'lastYears'), window: number(rule, 'ofYears'), unit: FULL },
  ];
}

/**
 * The birthdays between which the count can differ most. How much of a stay falls between two birthdays is, over the
 * possible births, a line with bends where a birthday meets the beginning or end of a stay: the extremes lie there, or
 * at the ends, or around 29 February. The first is the worst for `counted`.
 */
function birthReadings({ birthDate }: StayFacts, { worst, best }: Readings, on: number, rule: FederalRule): Birth[] {
  const [low, high] = [number(rule, 'doubleFromAge'), number(rule, 'doubleToAge')];
  if (!isKnown(birthDate)) return [{ born: -FOREVER, from: FOREVER, until: FOREVER }, { born: -FOREVER, from: -FOREVER, until: FOREVER }];
  const [earliest, latest] = span(birthDate);
  const between = (birth: number): Birth => ({ born: birth, from: plusYears(birth, low), until: plusYears(birth, high) });
  if (earliest === latest) return [between(earliest)];

  const births = new Set([earliest, latest]);
  const add = (birth: number): void => {
    for (let near = birth - 2; near <= birth + 2; near++) if (near > earliest && near < latest) births.add(near);
  };
  for (const edge of [...worst.starts, ...best.starts, on + 1])
    if (Math.abs(edge) < FOREVER) for (const age of [0, low, high]) add(plusYears(edge, -age));
  add(endOfFebruary(earliest));
  const found = [...births].map((birth) => ({ birth: between(birth), total: 0 }));
  for (const each of found) each.total = sumOf(doubledBetween(startingOn(worst, each.birth.born), each.birth.from, each.birth.until), on);
  return found.sort((a, b) => a.total - b.total).map(({ birth }) => birth);
}

function different({ worst, best }: Readings): Series[] {
  return worst === best ? [worst] : [worst, best];
}

/** Where a permit counts as nobody knows, there is nothing to promise and nothing to deny. */
function settle(verdicts: readonly Verdict[], open: boolean): Verdict {
  const verdict = together(verdicts);
  return open && verdict.answer !== 'met' ? ASK : verdict;
}

function countedFor(demand: Demand, series: Series, on: number): Counted {
  return { days: counted(demand, on) / demand.unit, realDays: sumOf(series, on) / FULL, requiredDays: required(demand, on) / demand.unit };
}

function betterFor(verdict: Verdict, { open, standing }: Readings, on: number): Advice[] {
  if (verdict.answer === 'ask') return [advice(open ? 'ask-adviser' : 'exact-days')];
  return verdict.answer === 'not-yet' && !standing.possibly(on) ? [advice('come-back')] : [];
}

