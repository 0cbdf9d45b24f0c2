import { FOREVER, LONG_AGO, span } from './calendar.js';
import type { Interval } from './counting.rules.js';
import type { Facts, ResidenceIn } from './facts.js';
import { shortestAndLongest } from './stay.rules.js';
import { isKnown } from './verdict.js';

/** Where somebody has lived, as far as anybody said, and the times of which nobody did. */

export type Communes = ReadonlyMap<ResidenceIn['commune'], { bfs: number; canton: string }>;

export type Time = Omit<Interval, 'rate'>;
export interface Lived {
  /** Null: since when in the canton, whatever the communes. */
  commune: number | null;
  canton: string;
  worst: Time;
  best: Time;
}
export type Times = readonly Lived[];

export function isExact(times: Times): boolean {
  return times.every(({ worst, best }) => worst.from === best.from && worst.to === best.to);
}

/** From birth on; null where nothing is known, or for an unknown commune. Those without a place are omitted. */
export function livedIn(
  { residence, inCantonSince, birthDate }: Facts,
  canton: string,
  communes: Communes,
): Lived[] | null {
  if (!isKnown(residence) && !isKnown(inCantonSince)) return null;
  const [born, bornAtWorst] = isKnown(birthDate) ? span(birthDate) : [-FOREVER, -FOREVER];
  const lived: Lived[] = [];
  const add = (place: Pick<Lived, 'commune' | 'canton'>, [short, long]: readonly [Time, Time]): void =>
    void lived.push({
      ...place,
      worst: { from: Math.max(short.from, bornAtWorst), to: short.to },
      best: { from: Math.max(long.from, born), to: long.to },
    });
  for (const each of isKnown(residence) ? residence : []) {
    if (each.commune === 'unknown') continue;
    const commune = communes.get(each.commune);
    if (!commune) return null;
    add({ commune: commune.bfs, canton: commune.canton }, shortestAndLongest(each));
  }
  if (isKnown(inCantonSince)) add({ commune: null, canton }, shortestAndLongest({ from: inCantonSince, to: null }));
  return lived;
}

/**
 * The times of which nobody said where they were lived, within the stays as far as they are known: at best here. The
 * eve of a day on which somebody came is not among them.
 */
export function untold({ stays, birthDate }: Facts, lived: Times, here: Times): Time[] {
  const born = isKnown(birthDate) ? span(birthDate)[0] : LONG_AGO;
  const eves = here.map(({ best }) => ({ from: best.from - 1, to: best.from - 1 }));
  const free = without({ from: born, to: FOREVER }, [
    ...lived.map(({ worst }) => worst),
    ...here.map(({ best }) => best),
    ...eves,
  ]);
  if (!isKnown(stays)) return free;
  const times = stays.map((stay) => shortestAndLongest(stay)[1]);
  return free.flatMap((time) =>
    times
      .map(({ from, to }) => ({ from: Math.max(time.from, from), to: Math.min(time.to, to) }))
      .filter(({ from, to }) => from <= to),
  );
}

function without(whole: Time, taken: readonly Time[]): Time[] {
  const free: Time[] = [];
  let { from } = whole;
  for (const each of [...taken].sort((a, b) => a.from - b.from)) {
    if (each.from > each.to) continue;
    if (each.from > from) free.push({ from, to: Math.min(each.from - 1, whole.to) });
    from = Math.max(from, each.to + 1);
    if (from > whole.to) break;
  }
  if (from <= whole.to) free.push({ from, to: whole.to });
  return free;
}

/** Nothing at worst. */
export function atBest(times: readonly Time[], place: Pick<Lived, 'commune' | 'canton'>): Lived[] {
  return times.map((best) => ({ ...place, worst: { from: 1, to: 0 }, best }));
}

export function livesIn({ residence }: Facts, communes: Communes, on: number): { bfs: number; canton: string } | null {
  if (!isKnown(residence)) return null;
  let latestResidence: { bfs: number; canton: string } | null = null;
  let latest = -Infinity;
  for (const each of residence) {
    const [, { from, to }] = shortestAndLongest(each);
    const commune = communes.get(each.commune);
    if (commune && from <= on && on <= to && from > latest) [latestResidence, latest] = [commune, from];
  }
  return latestResidence;
}

/** Where they came last: "since when in this canton" is asked of it. */
export function lastCanton({ residence }: Facts, communes: Communes): string | null {
  if (!isKnown(residence)) return null;
  let canton: string | null = null;
  let latest = -Infinity;
  for (const { commune, from } of residence) {
    const found = communes.get(commune);
    if (found && span(from)[0] > latest) [canton, latest] = [found.canton, span(from)[0]];
  }
  return canton;
}
