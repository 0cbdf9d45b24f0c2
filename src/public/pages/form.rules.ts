import { firstCodePoints, composedBeginning, MAX_FIELDS } from '../../common/bounds.js';
import { isDay } from '../../common/day.js';
import { isVisible, westernDigits } from '../../common/signs.js';
import type { TextKey } from '../../texts/texts.js';

export type Form = ReadonlyMap<string, readonly string[]>;
export interface Fault {
  field: string;
  text: TextKey;
  values?: Record<string, string | number>;
}

/** Anything that is no form of ours is an empty form. */
export function formOf(body: unknown): Form {
  const fields = new Map<string, readonly string[]>();
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return fields;
  for (const [name, value] of Object.entries(body).slice(0, MAX_FIELDS)) {
    const values = (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string');
    fields.set(name, values.slice(0, 60));
  }
  return fields;
}

// Among them those that turn the direction of whatever follows: one in a name would mirror the line it stands in.
// eslint-disable-next-line no-control-regex -- control signs are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

/** UTF-16 code units of one value. */
const MAX_UNITS = 20_000;
/** Code points; more than any line may have, so that the fault is reported. */
const MAX_IN_LINE = 300;
const MAX_IN_DATE = 20;

function cleaned(form: Form, name: string): string {
  const text = composedBeginning(form.get(name)?.[0] ?? '', MAX_UNITS)
    .replace(CONTROL, '')
    .replace(/\r\n?/g, '\n')
    .trim();
  return isVisible(text) ? text : '';
}

/** NFC, trimmed, without control characters; at most `most` code points. */
export function valueOf(form: Form, name: string, most = MAX_IN_LINE): string {
  return firstCodePoints(cleaned(form, name), most);
}

export function longTextOf(form: Form, name: string, most: number): string {
  return valueOf(form, name, most + 1000);
}

export function lineOf(form: Form, name: string): string {
  return firstCodePoints(cleaned(form, name).replace(/[\s\u2028\u2029]+/g, ' '), MAX_IN_LINE);
}

export interface TypedDate {
  day: string;
  month: string;
  year: string;
}

export const NO_DATE: TypedDate = { day: '', month: '', year: '' };

/** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; empty when nothing is typed. */
export type DateResult = { value: string } | { fault: TextKey };

export function typedDate(form: Form, name: string): TypedDate {
  const part = (which: string): string => firstCodePoints(lineOf(form, `${name}-${which}`), MAX_IN_DATE);
  return { day: part('day'), month: part('month'), year: part('year') };
}

export function dateOf(typed: TypedDate, today: string): DateResult {
  const [day, month, year] = [typed.day, typed.month, typed.year].map(westernDigits);
  if (day === '' && month === '' && year === '') return { value: '' };
  if (!/^\d{4}$/.test(year)) return { fault: 'error.date.year' };
  // 1394 is a year of the Persian calendar, 1436 one of the Islamic.
  if (year < '1900') return { fault: 'error.date.gregorian' };
  if (day !== '' && month === '') return { fault: 'error.date.exists' };
  const [dd, mm] = [day, month].map((each) => each.padStart(2, '0'));
  if (!isDay(`${year}-${month === '' ? '01' : mm}-${day === '' ? '01' : dd}`)) return { fault: 'error.date.exists' };
  const value = month === '' ? year : day === '' ? `${year}-${mm}` : `${year}-${mm}-${dd}`;
  return value > today ? { fault: 'error.date.future' } : { value };
}

export function datePartsOf(value: string | undefined): TypedDate {
  const [year, month = '', day = ''] = (value ?? '').split('-');
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}

/** In the worst reading of both. */
export function certainlyAfter(one: string, other: string): boolean {
  return one.slice(0, other.length) > other;
}
