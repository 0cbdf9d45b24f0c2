import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import { daysBetween } from '../../../src/common/day';
import { dayOf, networkToday, precisionOf, toNetworkTime } from '../offline/networkTime';
import { useSession } from '../session';

export { addDays, daysBetween } from '../../../src/common/day';
export { dayOf } from '../offline/networkTime';

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

/** "heute 19:00", "Freitag 19:00", "27. Februar um 19:00": for an instant of the last days. */
export function formatAsOf(instant: number, today: string): string {
  const day = dayOf(instant);
  const precision = precisionOf(day, today);
  if (precision === 'date')
    return formatter({ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE }).format(
      instant,
    );
  return `${precision === 'time' ? formatRelativeDay(day, today) : formatWeekday(day)} ${formatTime(instant)}`;
}

/** "Freitag, 5. März um 19:00" */
export const formatDeadline = (instant: number): string =>
  formatter({
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: TIME_ZONE,
  }).format(instant);

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

/** "heute", "in 25 Tagen": a term is counted in days, never in weeks. */
export const formatInDays = (day: string, today: string): string =>
  new Intl.RelativeTimeFormat(localeTag(), { numeric: 'auto' }).format(daysBetween(today, day), 'day');

export const formatNumber = (value: number): string =>
  new Intl.NumberFormat(localeTag(), { maximumFractionDigits: 1 }).format(value);

/** Midnight must be noticed while the page stays open, and after the device has slept. */
const LOOK_AT_CLOCK_MS = 30_000;
const clockListeners = new Set<() => void>();
let clockTimer: ReturnType<typeof setInterval> | undefined;
const tick = (): void => clockListeners.forEach((listener) => listener());

function subscribeToClock(listener: () => void): () => void {
  if (clockListeners.size === 0) {
    clockTimer = setInterval(tick, LOOK_AT_CLOCK_MS);
    document.addEventListener('visibilitychange', tick);
  }
  clockListeners.add(listener);
  return () => {
    clockListeners.delete(listener);
    if (clockListeners.size > 0) return;
    clearInterval(clockTimer);
    document.removeEventListener('visibilitychange', tick);
  };
}

/** Today in Zurich by the server's clock (the demonstration has its own), counted on from the last contact. */
export function useToday(): string {
  const { contact } = useSession();
  return useSyncExternalStore(subscribeToClock, () => networkToday(contact, Date.now()));
}

/** Whether it holds for the device's present time, in milliseconds since 1970; looked at twice a minute. */
export const useNow = (holds: (now: number) => boolean): boolean =>
  useSyncExternalStore(subscribeToClock, () => holds(Date.now()));

/** Converts an instant of this device's clock to the server's, as it is shown. */
export function useNetworkTime(): (device: number) => number {
  const { contact } = useSession();
  return (device) => toNetworkTime(contact, device);
}
