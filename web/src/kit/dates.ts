import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { daysBetween } from '../../../src/common/day';
import { useSession } from '../session';

export { addDays, daysBetween } from '../../../src/common/day';

/** Dates are days in Zurich, in the Gregorian calendar with Latin digits. */
const localeTag = (): string =>
  `${i18next.language === 'en' ? 'en-GB' : `${i18next.language}-CH`}-u-ca-gregory-nu-latn`;

const TIME_ZONE = 'Europe/Zurich';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = localeTag() + JSON.stringify(options);
  let cached = formats.get(key);
  if (!cached) formats.set(key, (cached = new Intl.DateTimeFormat(localeTag(), options)));
  return cached;
}

/** Noon UTC, so that no time zone changes the day. */
const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** "Mo, 2. März 2026" */
export const formatLongDate = (day: string): string =>
  formatter({ weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(atNoon(day));

/** "2. März" */
export const formatShortDate = (day: string): string =>
  formatter({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(atNoon(day));

/** "02.03.2026" */
export const formatNumericDate = (day: string): string =>
  formatter({ day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }).format(atNoon(day));

export const formatWeekday = (day: string): string =>
  formatter({ weekday: 'long', timeZone: 'UTC' }).format(atNoon(day));

/** "2. März 2026, 19:05", for an instant */
export const formatDateTime = (instant: string): string =>
  formatter({
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: TIME_ZONE,
  }).format(new Date(instant));

export const formatTime = (instant: string | number): string =>
  formatter({ hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE }).format(new Date(instant));

export const dayOf = (instant: string | number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    new Date(instant),
  );

/** "heute", "in 3 Tagen", "vor 5 Tagen" */
export function formatRelativeDay(day: string, today: string): string {
  const days = daysBetween(today, day);
  const [amount, unit] =
    Math.abs(days) < 14
      ? [days, 'day' as const]
      : Math.abs(days) < 60
        ? [Math.round(days / 7), 'week' as const]
        : [Math.round(days / 30), 'month' as const];
  return new Intl.RelativeTimeFormat(localeTag(), { numeric: 'auto' }).format(amount, unit);
}

export const formatNumber = (value: number): string =>
  new Intl.NumberFormat(localeTag(), { maximumFractionDigits: 1 }).format(value);

const subscribeToNothing = () => () => undefined;

/** The server's date, because the demonstration has its own. */
export function useToday(): string {
  const deviceDay = useSyncExternalStore(subscribeToNothing, () => dayOf(Date.now()));
  return useSession().me?.today ?? deviceDay;
}
