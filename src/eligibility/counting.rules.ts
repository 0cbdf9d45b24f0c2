import { evenDays, FOREVER, LAST_DAY, plusYears } from './calendar.js';

/** Series are step functions; between steps all is linear, so the first day is found in a few jumps. */

/** Inclusive; each day counts `rate`. */
export interface Interval {
  from: number;
  to: number;
  rate: number;
}

/** `rates[i]` applies from `starts[i]`, with `sums[i]` counted before. */
export interface Series {
  starts: number[];
  rates: number[];
  sums: number[];
}

/** Calendar years required, of all days or of the last `window` years. */
export interface Demand {
  series: Series;
  years: number;
  window: number | null;
  /** What a full day counts. */
  unit: number;
  /** Whether the day itself must count too: what has to last until one files has not ended on the eve. */
  isPresent?: boolean;
}

const EMPTY: Series = { starts: [-FOREVER], rates: [0], sums: [0] };
/** 2 for a full day, 1 for half a day. */
const HIGHEST = 2;
const HORIZON = 60 * 366;
/** The most days by which leap days can shift a demand, plus one. */
const LEAPS = 5;

/** The highest rate prevails; days of `absent` count zero. */
export function seriesOf(intervals: readonly Interval[], absent: readonly { from: number; to: number }[] = []): Series {
  const events: [day: number, rate: number, change: number][] = [];
  for (const { from, to, rate } of intervals)
    if (from <= to && rate > 0) events.push([from, rate, 1], [to + 1, rate, -1]);
  if (events.length === 0) return EMPTY;
  for (const { from, to } of absent) if (from <= to) events.push([from, 0, 1], [to + 1, 0, -1]);
  events.sort((a, b) => a[0] - b[0]);

  const open = Array.from({ length: HIGHEST + 1 }, () => 0);
  const series: Series = { starts: [-FOREVER], rates: [0], sums: [0] };
  for (let i = 0; i < events.length; i++) {
    const [day, rate, change] = events[i];
    open[rate] += change;
    if (events[i + 1]?.[0] === day) continue;
    append(series, day, open[0] > 0 ? 0 : open[2] > 0 ? 2 : open[1] > 0 ? 1 : 0);
  }
  return series;
}

/** Days in [from, until) count twice. */
export function doubledBetween(series: Series, from: number, until: number): Series {
  const doubled: Series = { starts: [-FOREVER], rates: [0], sums: [0] };
  for (let i = 0; i < series.starts.length; i++) {
    const [start, end, rate] = [series.starts[i], series.starts[i + 1] ?? FOREVER, series.rates[i]];
    if (rate === 0) {
      append(doubled, start, 0);
      continue;
    }
    if (start < from) append(doubled, start, rate);
    if (end > from && start < until) append(doubled, Math.max(start, from), 2 * rate);
    if (end > until) append(doubled, Math.max(start, until), rate);
  }
  return doubled;
}

export function startingOn(series: Series, first: number): Series {
  if ((series.starts[1] ?? FOREVER) >= first) return series;
  const later: Series = { starts: [-FOREVER], rates: [0], sums: [0] };
  for (let i = 1; i < series.starts.length; i++)
    if ((series.starts[i + 1] ?? FOREVER) > first) append(later, Math.max(series.starts[i], first), series.rates[i]);
  return later;
}

function append({ starts, rates, sums }: Series, day: number, rate: number): void {
  const last = starts.length - 1;
  if (rates[last] === rate) return;
  if (starts[last] === day) {
    rates[last] = rate;
    return;
  }
  sums.push(last === 0 ? 0 : sums[last] + rates[last] * (day - starts[last]));
  starts.push(day);
  rates.push(rate);
}

/** Of the days before `day`: a year is complete when its last day is over. */
export function sumOf(series: Series, day: number): number {
  const i = stepAt(series, day);
  return i === 0 ? 0 : series.sums[i] + series.rates[i] * (day - series.starts[i]);
}

function stepAt({ starts }: Series, day: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function amountOn({ series, window }: Demand, day: number): number {
  return sumOf(series, day) - (window === null ? 0 : sumOf(series, plusYears(day, -window)));
}

/** All days from the same date `years` earlier to the eve. */
export function requiredOn({ years, unit }: Demand, day: number): number {
  return unit * (day - plusYears(day, -years));
}

/** Null when time alone does not suffice. */
export function firstDay(demands: readonly Demand[], on: number): number | null {
  const end = Math.min(on + HORIZON, LAST_DAY);
  let day = on;
  while (day <= end) {
    let next = day;
    for (const demand of demands) next = Math.max(next, notBefore(demand, day));
    if (next === day) return day;
    day = next;
  }
  return null;
}

/** The day itself if the demand holds, else a later lower bound. */
function notBefore(demand: Demand, day: number): number {
  if (demand.isPresent && demand.series.rates[stepAt(demand.series, day)] === 0)
    return nextCounting(demand.series, day);
  const missing = requiredOn(demand, day) - amountOn(demand, day);
  if (missing <= 0) return day;
  const { series, window, unit } = demand;
  const far = missing - LEAPS * unit;
  if (far > 0 && window === null) return reaching(series, sumOf(series, day) + far);
  const step = stepAt(series, day);
  const last = series.starts.length - 1;
  let gain = series.rates[step];
  let same = (series.starts[step + 1] ?? FOREVER) - day;
  let settled = step === last;
  if (window !== null) {
    const back = plusYears(day, -window);
    const behind = stepAt(series, back);
    gain -= series.rates[behind];
    same = Math.min(same, (series.starts[behind + 1] ?? FOREVER) - back);
    settled = behind === last;
  }
  if (far > 0) {
    if (gain <= 0 && settled) return FOREVER;
    const jump = Math.min(gain > 0 ? Math.ceil(far / gain) - 1 : FOREVER, same - 2);
    if (jump > 0) return day + jump;
  }
  return day + Math.min(gain > 0 ? Math.ceil(missing / gain) : FOREVER, Math.min(same, evenDays(day)) + 1);
}

function nextCounting({ starts, rates }: Series, day: number): number {
  for (let step = 1; step < starts.length; step++) if (starts[step] > day && rates[step] > 0) return starts[step];
  return FOREVER;
}

function reaching({ starts, rates, sums }: Series, sum: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sums[middle] < sum) low = middle;
    else high = middle - 1;
  }
  return rates[low] === 0 ? FOREVER : starts[low] + Math.ceil((sum - sums[low]) / rates[low]);
}
