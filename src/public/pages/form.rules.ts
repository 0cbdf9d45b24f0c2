import { firstCodePoints, composedBeginning, MAX_FIELDS } from '../../common/bounds.js';
import { isDay } from '../../common/day.js';
import type { TextKey } from '../../texts/texts.js';

/** What a form sends: each field's values, in its order. */
export type Form = ReadonlyMap<string, readonly string[]>;
/** One thing wrong, by the field it belongs to; `values` fill the words. */
export interface Fault {
  field: string;
  text: TextKey;
  values?: Record<string, string | number>;
}

/** Reads a body as forms send it, as far as it can be one of ours; anything else is an empty form. */
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

/** UTF-16 code units of one value that are looked at at all. */
const MAX_UNITS = 20_000;
/** Code points of a value that are kept where nothing else is said: more than any line may have, so that the fault is said. */
const MAX_IN_LINE = 300;
/** The same for a field of a date. */
const MAX_IN_DATE = 20;

function cleaned(form: Form, name: string): string {
  return composedBeginning(form.get(name)?.[0] ?? '', MAX_UNITS)
    .replace(CONTROL, '')
    .replace(/\r\n?/g, '\n')
    .trim();
}

/** One value: composed letters, no control signs, no blanks around it; at most so many code points of it. */
export function valueOf(form: Form, name: string, most = MAX_IN_LINE): string {
  return firstCodePoints(cleaned(form, name), most);
}

/** A text of several lines, with some more than it may have, so that the fault is said. */
export function longTextOf(form: Form, name: string, most: number): string {
  return valueOf(form, name, most + 1000);
}

/** One value on one line. */
export function lineOf(form: Form, name: string): string {
  return firstCodePoints(cleaned(form, name).replace(/[\s\u2028\u2029]+/g, ' '), MAX_IN_LINE);
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

/** A date of which nothing is typed. */
export const NO_DATE: TypedDate = { day: '', month: '', year: '' };

/** A day (`YYYY-MM-DD`), month or year, empty when none is typed; or what is wrong with it. */
export type DateResult = { value: string } | { fault: TextKey };

export function typedDate(form: Form, name: string): TypedDate {
  const part = (which: string): string => firstCodePoints(lineOf(form, `${name}-${which}`), MAX_IN_DATE);
  return { day: part('day'), month: part('month'), year: part('year') };
}

/** A day, a month or a year out of three fields; empty when all are; otherwise what is wrong with it. */
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

/** A day, month or year as its three fields. */
export function datePartsOf(value: string | undefined): TypedDate {
  const [year, month = '', day = ''] = (value ?? '').split('-');
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}

/** Whether an earlier date certainly lies after a later one, in the worst reading of both. */
export function certainlyAfter(one: string, other: string): boolean {
  return one.slice(0, other.length) > other;
}
