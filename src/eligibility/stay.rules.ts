import type { FederalRule } from '../places/legal-rule.rules.js';
import { FOREVER, plusMonths, span } from './calendar.js';
import { type Interval, seriesOf, type Series } from './counting.rules.js';
import type { AbsenceAbroad, Facts, Permit, Stay } from './facts.js';
import { isKnown, number } from './verdict.js';

/** LN 9 and 33, in halves: B, C, Ci and legitimation cards two, F one, N and L none, S unknown. */

export const FULL = 2;
/** What a day on a permit counts; null: unknown, so dependent conditions are asked. */
type Rates = Record<Permit, number | null>;
const RATES: Rates = { B: 2, C: 2, Ci: 2, 'legitimation-card': 2, F: 1, N: 0, L: 0, S: null };
/** LN 23(2): of a stateless child every lawful stay counts. */
export const EVERY_LAWFUL_STAY: Rates = { B: 2, C: 2, Ci: 2, 'legitimation-card': 2, F: 2, N: 2, L: 2, S: 2 };

export type StayFacts = Pick<Facts, 'birthDate' | 'stays' | 'absences'>;

/** How many months abroad do not interrupt a stay (LN 33(3)), and for an employer or studies (OLN 16). */
export interface AbsenceLimits {
  months: number;
  monthsForWork: number;
}

export function absenceLimits(rule: FederalRule): AbsenceLimits {
  const months = number(rule, 'absenceMonths');
  const forWork = rule.values['absenceMonthsForWork'];
  // Rules kept for older cases do not have it.
  return { months, monthsForWork: typeof forWork === 'number' ? forWork : months };
}

export interface Readings {
  worst: Series;
  best: Series;
  /** A permit with unknown rate is among the stays. */
  open: boolean;
  /** Nobody knows whether there were absences. */
  absencesUnknown: boolean;
  standing: { certainly: (day: number) => boolean; possibly: (day: number) => boolean };
}

interface Time {
  from: number;
  to: number;
}

/** Null when unknown. An absence without end lasts to the day asked about, and at best ends then. */
export function stayReadings(
  { stays, absences = [] }: StayFacts,
  limits: AbsenceLimits,
  on: number,
  rates: Rates = RATES,
): Readings | null {
  if (!isKnown(stays)) return null;
  const worst: Interval[] = [];
  const best: Interval[] = [];
  const away = isKnown(absences) ? absences : [];
  let open = false;
  let exact = away.length === 0;
  for (const stay of stays) {
    const rate = stay.permit === 'unknown' ? null : rates[stay.permit];
    if (stay.permit !== 'unknown' && rate === null) open = true;
    const [short, long] = shortestAndLongest(stay);
    exact &&= rate !== null && short.from === long.from && short.to === long.to;
    worst.push({ ...short, rate: rate ?? 0 });
    best.push({ ...long, rate: rate ?? FULL });
  }
  const absentAtWorst: Time[] = [];
  const absentAtBest: Time[] = [];
  for (const each of away) {
    const [short, long] = shortestAndLongest(each);
    const { least, most } = monthsAllowed(each, limits);
    if (interrupts(long, least)) absentAtWorst.push(long);
    const shortest = each.to === null ? { from: short.from, to: on } : short;
    if (interrupts(shortest, most)) absentAtBest.push(shortest);
  }
  const counting = seriesOf(worst, absentAtWorst);
  const within = (times: readonly Time[], day: number): boolean =>
    times.some(({ from, to }) => from <= day && day <= to);
  return {
    worst: counting,
    best: exact ? counting : seriesOf(best, absentAtBest),
    open,
    absencesUnknown: absences === 'unknown',
    standing: {
      certainly: (day) => within(worst, day) && !within(absentAtWorst, day),
      possibly: (day) => within(best, day) && !within(absentAtBest, day),
    },
  };
}

/** Zero after notice of leaving. */
function monthsAllowed(
  { reason = 'unknown', deregistered = false }: AbsenceAbroad,
  { months, monthsForWork }: AbsenceLimits,
): { least: number; most: number } {
  if (deregistered === true) return { least: 0, most: 0 };
  const least = reason === 'employer' || reason === 'studies' ? monthsForWork : months;
  const most = reason === 'other' ? months : monthsForWork;
  return { least: deregistered === 'unknown' ? 0 : least, most };
}

function interrupts({ from, to }: Time, months: number): boolean {
  return to >= plusMonths(from, months);
}

export function shortestAndLongest({ from, to }: Pick<Stay, 'from' | 'to'>): [short: Time, long: Time] {
  const [earliest, latest] = span(from);
  if (to === null)
    return [
      { from: latest, to: FOREVER },
      { from: earliest, to: FOREVER },
    ];
  const end = to === 'unknown' ? ([latest, FOREVER] as const) : span(to);
  return [
    { from: latest, to: end[0] },
    { from: earliest, to: end[1] },
  ];
}
