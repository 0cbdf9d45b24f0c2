import { addDays, formatLongDate, formatNumericDate } from '../../kit/dates';
import type { Irregularity } from './queries';
import { monthName } from '../../kit/months';

export type Occurred = Irregularity['occurred'];
export type Precision = 'today' | 'yesterday' | 'thisMonth' | 'day' | 'month' | 'span';

/** When it was, as it is typed: what was pressed, and the days that meant. */
export interface OccurrenceForm {
  pick: Precision | '';
  day: string;
  month: string;
  from: string;
  to: string;
}

export const EMPTY_OCCURRENCE: OccurrenceForm = { pick: '', day: '', month: '', from: '', to: '' };

/** Presses a button: the days are fixed now, so that "today" still means this day when a draft is opened tomorrow. */
export function selectPrecision(pick: Precision, form: OccurrenceForm, today: string): OccurrenceForm {
  if (pick === 'today') return { ...form, pick, day: today };
  if (pick === 'yesterday') return { ...form, pick, day: addDays(today, -1) };
  if (pick === 'thisMonth') return { ...form, pick, month: today.slice(0, 7) };
  return { ...form, pick };
}

/** The button that fits today: yesterday's "today" is another day by now. */
export function shownPrecision({ pick, day, month }: OccurrenceForm, today: string): Precision | '' {
  if (pick === 'today' || pick === 'yesterday')
    return day === today ? 'today' : day === addDays(today, -1) ? 'yesterday' : 'day';
  if (pick === 'thisMonth') return month === today.slice(0, 7) ? 'thisMonth' : 'month';
  return pick;
}

/** What is missing or cannot be, as a key of the texts; null when it can be sent. */
export function findOccurrenceProblem(
  { pick, day, month, from, to }: OccurrenceForm,
  today: string,
): 'when' | 'order' | 'ahead' | null {
  if (pick === '') return 'when';
  if (pick === 'span') return !from || !to ? 'when' : from > to ? 'order' : to > today ? 'ahead' : null;
  if (pick === 'month' || pick === 'thisMonth') return !month ? 'when' : month > today.slice(0, 7) ? 'ahead' : null;
  return !day ? 'when' : day > today ? 'ahead' : null;
}

/** As the API says it. */
export function toOccurred({ pick, day, month, from, to }: OccurrenceForm): Occurred {
  if (pick === 'span') return { from, to };
  return pick === 'month' || pick === 'thisMonth' ? month : day;
}

/** What was said before, to be corrected. */
export function toOccurrenceForm(occurred: Occurred): OccurrenceForm {
  if (typeof occurred !== 'string') return { ...EMPTY_OCCURRENCE, pick: 'span', ...occurred };
  return occurred.length === 7
    ? { ...EMPTY_OCCURRENCE, pick: 'month', month: occurred }
    : { ...EMPTY_OCCURRENCE, pick: 'day', day: occurred };
}

/** When it was, in words. */
export function occurrenceText(occurred: Occurred, range: (from: string, to: string) => string): string {
  if (typeof occurred !== 'string') {
    const { from, to } = occurred;
    return from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`
      ? from.slice(0, 4)
      : range(formatNumericDate(from), formatNumericDate(to));
  }
  return occurred.length === 7 ? monthName(occurred) : formatLongDate(occurred);
}
