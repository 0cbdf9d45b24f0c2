import { plainDay } from '../../kit/days';

/** What stands in a field for a day that nobody knows. */
const UNKNOWN = '?';

/** A day, a month or a year as people type it ("3.2.1990", "2.1990", "1990", "?") as the API wants it; null when it is none. */
export function readWhen(typed: string): string | null {
  const words = typed.trim();
  if (words === UNKNOWN) return 'unknown';
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(words);
  const swiss = /^(?:(?:(\d{1,2})[./ ]+)?(\d{1,2})[./ ]+)?(\d{4})$/.exec(words);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : swiss ? [swiss[3], swiss[2], swiss[1]] : [];
  if (!year) return null;
  const two = (part: string): string => part.padStart(2, '0');
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return null;
  if (day !== undefined && (Number(day) < 1 || Number(day) > 31)) return null;
  return [year, month && two(month), day && two(day)].filter(Boolean).join('-');
}

/** The same for people. */
export function showWhen(when: string): string {
  if (when === 'unknown') return UNKNOWN;
  if (/^\d{4}-\d{2}-\d{2}$/.test(when)) return plainDay(when);
  const month = /^(\d{4})-(\d{2})$/.exec(when);
  return month ? `${month[2]}.${month[1]}` : when;
}
