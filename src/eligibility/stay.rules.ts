import { FOREVER, plusMonths, span } from './calendar.js';
import { type Interval, seriesOf, type Series } from './counting.rules.js';
import type { Facts, AbsenceAbroad, Permit, Stay } from './facts.js';
import { isKnown } from './verdict.js';

/** LN 9 and 33, in halves: B, C, Ci and legitimation cards two, F one, N and L none, S unknown. */

export const FULL = 2;
/** Null: unknown, so dependent conditions are asked. */
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

export interface StayFacts extends Pick<Facts, 'birthDate' | 'stays'> {
  absences?: AbsenceAbroad[];
}

export interface Readings {
  worst: Series;
  best: Series;
  /** A permit with unknown rate is among the stays. */
  open: boolean;
  standing: { certainly: (day: number) => boolean; possibly: (day: number) => boolean };
}

/** Null when unknown. An absence without end lasts to the day asked about, and at best ends then. */
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
