const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Milliseconds of a day of 24 hours. */
export const DAY_MS = 86_400_000;

/** Between 1900 and 2200. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const year = Number(text.slice(0, 4));
  return year >= 1900 && year <= 2200 && dayOf(numberOf(text)) === text;
}

export function addDays(day: string, n: number): string {
  return dayOf(numberOf(day) + n);
}

export function daysBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from);
}

/** Monday 1 to Sunday 7 (ISO 8601). */
export function weekday(day: string): number {
  return ((((numberOf(day) + 3) % 7) + 7) % 7) + 1;
}

function numberOf(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;
}

function dayOf(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}
