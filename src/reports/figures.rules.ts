import { addDays, daysBetween } from '../common/day.js';

export interface Span {
  from: string;
  to: string;
}

/** A smaller number may identify a person. */
const FEWEST_TO_PASS_ON = 5;

export function isInternal(count: number): boolean {
  return count > 0 && count < FEWEST_TO_PASS_ON;
}

/** As many whole months, otherwise as many days. Null when the span has no length. */
export function spanBefore({ from, to }: Span): Span | null {
  if (from > to) return null;
  const after = addDays(to, 1);
  const before =
    from.endsWith('-01') && after.endsWith('-01')
      ? monthsBefore(from, monthNumber(after) - monthNumber(from))
      : addDays(from, -1 - daysBetween(from, to));
  return { from: before, to: addDays(from, -1) };
}

/** One decimal; null where there is nothing to divide by. */
export function per100(count: number, of: number): number | null {
  return of === 0 ? null : Math.round((count * 1000) / of) / 10;
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function monthsBefore(day: string, months: number): string {
  const month = monthNumber(day) - months;
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}
