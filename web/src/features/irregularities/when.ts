import i18next from 'i18next';
import { addDays, longDay, plainDay } from '../../kit/days';
import type { One } from './queries';

export type Occurred = One['occurred'];
export type Pick = 'today' | 'yesterday' | 'thisMonth' | 'day' | 'month' | 'span';

/** When it was, as it is typed: what was pressed, and the days that meant. */
export interface When {
  pick: Pick | '';
  day: string;
  month: string;
  from: string;
  to: string;
}

export const NO_WHEN: When = { pick: '', day: '', month: '', from: '', to: '' };

/** Presses a button: the days are fixed now, so that "today" still means this day when a draft is opened tomorrow. */
export function picked(pick: Pick, when: When, today: string): When {
  if (pick === 'today') return { ...when, pick, day: today };
  if (pick === 'yesterday') return { ...when, pick, day: addDays(today, -1) };
  if (pick === 'thisMonth') return { ...when, pick, month: today.slice(0, 7) };
  return { ...when, pick };
}

/** The button that fits today: yesterday's "today" is another day by now. */
export function shownPick({ pick, day, month }: When, today: string): Pick | '' {
  if (pick === 'today' || pick === 'yesterday')
    return day === today ? 'today' : day === addDays(today, -1) ? 'yesterday' : 'day';
  if (pick === 'thisMonth') return month === today.slice(0, 7) ? 'thisMonth' : 'month';
  return pick;
}

/** What is missing or cannot be, as a key of the texts; null when it can be sent. */
export function wrongWith({ pick, day, month, from, to }: When, today: string): 'when' | 'order' | 'ahead' | null {
  if (pick === '') return 'when';
  if (pick === 'span') return !from || !to ? 'when' : from > to ? 'order' : to > today ? 'ahead' : null;
  if (pick === 'month' || pick === 'thisMonth') return !month ? 'when' : month > today.slice(0, 7) ? 'ahead' : null;
  return !day ? 'when' : day > today ? 'ahead' : null;
}

/** As the API says it. */
export function occurredOf({ pick, day, month, from, to }: When): Occurred {
  if (pick === 'span') return { from, to };
  return pick === 'month' || pick === 'thisMonth' ? month : day;
}

/** What was said before, to be corrected. */
export function whenOf(occurred: Occurred): When {
  if (typeof occurred !== 'string') return { ...NO_WHEN, pick: 'span', ...occurred };
  return occurred.length === 7
    ? { ...NO_WHEN, pick: 'month', month: occurred }
    : { ...NO_WHEN, pick: 'day', day: occurred };
}

/** "Oktober 2026", short "Okt." */
export function monthName(month: string, short = false): string {
  const tag = `${i18next.language === 'en' ? 'en-GB' : `${i18next.language}-CH`}-u-ca-gregory-nu-latn`;
  return new Intl.DateTimeFormat(tag, {
    month: short ? 'short' : 'long',
    ...(short ? {} : { year: 'numeric' as const }),
    timeZone: 'UTC',
  }).format(new Date(`${month}-15T12:00:00Z`));
}

/** The months up to this one, the latest first. */
export function monthsBack(today: string, count: number): string[] {
  const now = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from(
    { length: count },
    (_, index) => `${Math.floor((now - index) / 12)}-${String(((now - index) % 12) + 1).padStart(2, '0')}`,
  );
}

/** When it was, in words. */
export function whenWords(occurred: Occurred, range: (from: string, to: string) => string): string {
  if (typeof occurred !== 'string') {
    const { from, to } = occurred;
    return from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`
      ? from.slice(0, 4)
      : range(plainDay(from), plainDay(to));
  }
  return occurred.length === 7 ? monthName(occurred) : longDay(occurred);
}
