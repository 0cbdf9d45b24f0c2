import { formatNumericDate } from '../../kit/dates';

/** Typed for an unknown date. */
const UNKNOWN = '?';

/** Parses "3.2.1990", "2.1990", "1990" or "?" to the format of the API; null if it is no date. */
export function parsePartialDate(input: string): string | null {
  const text = input.trim();
  if (text === UNKNOWN) return 'unknown';
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  const swiss = /^(?:(?:(\d{1,2})[./ ]+)?(\d{1,2})[./ ]+)?(\d{4})$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : swiss ? [swiss[3], swiss[2], swiss[1]] : [];
  if (!year) return null;
  const twoDigits = (part: string): string => part.padStart(2, '0');
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return null;
  if (day !== undefined && (Number(day) < 1 || Number(day) > 31)) return null;
  return [year, month && twoDigits(month), day && twoDigits(day)].filter(Boolean).join('-');
}

export function formatPartialDate(date: string): string {
  if (date === 'unknown') return UNKNOWN;
  if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return formatNumericDate(date);
  const month = /^(\d{4})-(\d{2})$/.exec(date);
  return month ? `${month[2]}.${month[1]}` : date;
}
