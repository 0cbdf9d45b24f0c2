import { FOREVER, plusMonths, span } from './calendar.js';
import { type Interval, seriesOf, type Series } from './counting.rules.js';
import type { Facts, AbsenceAbroad, Permit, Stay } from './facts.js';
import { isKnown } from './verdict.js';

/*
 * How a stay in Switzerland counts (LN 9 and 33). Days are counted in halves: a day on B, C, Ci or a legitimation card is
 * two, on F one, on N and L none; on S nobody can say. The worst and the best reading of what is not known exactly are
 * both counted.
 */

/** A full day in halves of a day. */
export const FULL = 2;
/** By permit; null: open, so that a condition that depends on it is asked. */
const RATES: Record<Permit, number | null> = {
  B: 2,
  C: 2,
  Ci: 2,
  'legitimation-card': 2,
  F: 1,
  N: 0,
  L: 0,
  S: null,
};

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

/**
 * The stays in both readings, the worst never counting more on a day than the best; none when they are not known. Who is
 * away without an end has been so until the day it is asked about, and comes back on the next at best.
 */
export function stayReadings({ stays, absences = [] }: StayFacts, absenceMonths: number, on: number): Readings | null {
  if (!isKnown(stays)) return null;
  const worst: Interval[] = [];
  const best: Interval[] = [];
  let open = false;
  let exact = absences.length === 0;
  for (const stay of stays) {
    const rate = stay.permit === 'unknown' ? null : RATES[stay.permit];
    if (stay.permit === 'S') open = true;
    const [short, long] = shortestAndLongest(stay);
    exact &&= rate !== null && short.from === long.from && short.to === long.to;
    worst.push({ ...short, rate: rate ?? 0 });
    best.push({ ...long, rate: rate ?? FULL });
  }
  const away = absences.map((each) => {
    const [short, long] = shortestAndLongest(each);
    return [each.to === null ? { from: short.from, to: on } : short, long] as const;
  });
  const isLong = ({ from, to }: { from: number; to: number }): boolean => to >= plusMonths(from, absenceMonths);
  const absentAtWorst = away.map(([, long]) => long).filter(isLong);
  const absentAtBest = away.map(([short]) => short).filter(isLong);
  const counting = seriesOf(worst, absentAtWorst);
  return {
    worst: counting,
    best: exact ? counting : seriesOf(best, absentAtBest),
    open,
    standing: {
      certainly: (day) =>
        worst.some(({ from, to }) => from <= day && day <= to) &&
        !absentAtWorst.some(({ from, to }) => from <= day && day <= to),
      possibly: (day) =>
        best.some(({ from, to }) => from <= day && day <= to) &&
        !absentAtBest.some(({ from, to }) => from <= day && day <= to),
    },
  };
}

/** A time as short and as long as what is known of its ends allows. */
export function shortestAndLongest({
  from,
  to,
}: Pick<Stay, 'from' | 'to'>): [short: { from: number; to: number }, long: { from: number; to: number }] {
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
