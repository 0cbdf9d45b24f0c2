import { isDay } from '../common/day.js';
import type { TextKey } from './texts.js';

/** What a form sends: each field's values, in its order. */
export type Form = ReadonlyMap<string, readonly string[]>;
/** One thing wrong, by the field it belongs to; `values` fill the words. */
export interface Fault {
  field: string;
  text: TextKey;
  values?: Record<string, string | number>;
}

/** Reads a body as forms send it; anything else is an empty form. */
export function formOf(body: unknown): Form {
  const found = new Map<string, readonly string[]>();
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return found;
  for (const [name, value] of Object.entries(body)) {
    const values = (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string');
    found.set(name, values.slice(0, 60));
  }
  return found;
}

// Among them those that turn the direction of whatever follows: one in a name would mirror the line it stands in.
// eslint-disable-next-line no-control-regex -- control signs are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

/** One value: composed letters, no control signs, no blanks around it. */
export function valueOf(form: Form, name: string): string {
  return (form.get(name)?.[0] ?? '').toWellFormed().normalize('NFC').replace(CONTROL, '').replace(/\r\n?/g, '\n').trim();
}

/** One value on one line. */
export function lineOf(form: Form, name: string): string {
  return valueOf(form, name).replace(/[\s\u2028\u2029]+/g, ' ');
}

const ZEROS = [0x660, 0x6f0, 0x966, 0xbe6, 0xff10];

/** Figures as they are typed in Arabic, Persian or other digits, as the figures everybody counts with. */
export function westernDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (sign) => {
    const code = sign.codePointAt(0)!;
    const zero = ZEROS.find((each) => code >= each && code < each + 10);
    return zero === undefined ? sign : String(code - zero);
  });
}

/** A date as three fields have it. */
export interface TypedDate {
  day: string;
  month: string;
  year: string;
}

export function typedDate(form: Form, name: string): TypedDate {
  return { day: lineOf(form, `${name}-day`), month: lineOf(form, `${name}-month`), year: lineOf(form, `${name}-year`) };
}

/** A day, a month or a year out of three fields; empty when all are; otherwise what is wrong with it. */
export function dateOf(typed: TypedDate, today: string): { value: string } | { fault: TextKey } {
  const [day, month, year] = [typed.day, typed.month, typed.year].map(westernDigits);
  if (day === '' && month === '' && year === '') return { value: '' };
  if (!/^\d{4}$/.test(year)) return { fault: 'error.date.year' };
  // 1394 is a year of the Persian calendar, 1436 one of the Islamic.
  if (year < '1900') return { fault: 'error.date.gregorian' };
  if (![day, month].every((each) => /^\d{0,2}$/.test(each)) || (day !== '' && month === '')) return { fault: 'error.date.exists' };
  const [dd, mm] = [day, month].map((each) => each.padStart(2, '0'));
  if (!isDay(`${year}-${month === '' ? '01' : mm}-${day === '' ? '01' : dd}`)) return { fault: 'error.date.exists' };
  const value = month === '' ? year : day === '' ? `${year}-${mm}` : `${year}-${mm}-${dd}`;
  return value > today.slice(0, value.length) ? { fault: 'error.date.future' } : { value };
}

/** A day, month or year taken apart again, for the three fields. */
export function apart(value: string | undefined): TypedDate {
  const [year = '', month = '', day = ''] = (value ?? '').split('-');
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}

/** Whether an earlier date certainly lies after a later one, in the worst reading of both. */
export function certainlyAfter(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) > other.slice(0, length);
}
