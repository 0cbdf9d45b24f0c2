import { useSyncExternalStore } from 'react';
import { useSession } from '../session';
import i18next from 'i18next';

/** Days and times as people say them. All days are days in Zurich, all figures European, all calendars Gregorian. */
const tag = (): string => `${i18next.language === 'en' ? 'en-GB' : `${i18next.language}-CH`}-u-ca-gregory-nu-latn`;
const ZONE = 'Europe/Zurich';

const formats = new Map<string, Intl.DateTimeFormat>();
function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag() + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(tag(), options)));
  return found;
}

/** `2026-03-02` as a moment at noon UTC, so that no zone moves it to its neighbour. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** "Mo, 2. März 2026" */
export const longDay = (day: string): string =>
  format({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(day));
/** "2. März" */
export const shortDay = (day: string): string =>
  format({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(noon(day));
/** "02.03.2026" */
export const plainDay = (day: string): string =>
  format({ day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }).format(noon(day));
/** "Montag" */
export const weekday = (day: string): string => format({ weekday: 'long', timeZone: 'UTC' }).format(noon(day));
/** "2. März 2026, 19:05", for an instant */
export const moment = (instant: string): string =>
  format({ day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: ZONE }).format(
    new Date(instant),
  );
/** "19:05", for an instant */
export const clockTime = (instant: string | number): string =>
  format({ hour: '2-digit', minute: '2-digit', timeZone: ZONE }).format(new Date(instant));
/** The day of an instant in Zurich, as `2026-03-02`. */
export const dayOf = (instant: string | number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  );

/** How many days from one day to another; negative for the past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((noon(to).getTime() - noon(from).getTime()) / 86_400_000);
/** A day so many days later. */
export const addDays = (day: string, days: number): string =>
  new Date(noon(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** "heute", "in 3 Tagen", "vor 5 Tagen" */
export function relativeDay(day: string, today: string): string {
  const days = daysBetween(today, day);
  const [amount, unit] =
    Math.abs(days) < 14
      ? [days, 'day' as const]
      : Math.abs(days) < 60
        ? [Math.round(days / 7), 'week' as const]
        : [Math.round(days / 30), 'month' as const];
  return new Intl.RelativeTimeFormat(tag(), { numeric: 'auto' }).format(amount, unit);
}

/** "1'234" */
export const figure = (value: number): string =>
  new Intl.NumberFormat(tag(), { maximumFractionDigits: 1 }).format(value);

/** The name of a language in the reader's, such as "Tigrinya". */
export function languageName(code: string): string {
  return new Intl.DisplayNames([i18next.language], { type: 'language' }).of(code === 'prs' ? 'fa-AF' : code) ?? code;
}

const subscribeToNothing = () => () => undefined;

/** Today as the server sees it; the demonstration has its own day. */
export function useToday(): string {
  const deviceDay = useSyncExternalStore(subscribeToNothing, () => dayOf(Date.now()));
  return useSession().me?.today ?? deviceDay;
}
