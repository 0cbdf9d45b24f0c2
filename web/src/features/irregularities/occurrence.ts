import { addDays, formatLongDate, formatNumericDate } from '../../kit/dates';
import { monthName } from '../../kit/months';
import type { Irregularity } from './queries';

export type Occurred = Irregularity['occurred'];
export type Precision = 'today' | 'yesterday' | 'thisMonth' | 'day' | 'month' | 'span';

/** The chosen precision and the dates it stands for. */
export interface OccurrenceForm {
  pick: Precision | '';
  day: string;
  month: string;
  from: string;
  to: string;
}

export const EMPTY_OCCURRENCE: OccurrenceForm = { pick: '', day: '', month: '', from: '', to: '' };

/** Fixes the dates at the time of choosing, so that "today" in a draft keeps its meaning tomorrow. */
export function selectPrecision(pick: Precision, form: OccurrenceForm, today: string): OccurrenceForm {
  if (pick === 'today') return { ...form, pick, day: today };
  if (pick === 'yesterday') return { ...form, pick, day: addDays(today, -1) };
  if (pick === 'thisMonth') return { ...form, pick, month: today.slice(0, 7) };
  return { ...form, pick };
}

/** Yesterday's "today" is shown as a day. */
export function shownPrecision({ pick, day, month }: OccurrenceForm, today: string): Precision | '' {
  if (pick === 'today' || pick === 'yesterday')
    return day === today ? 'today' : day === addDays(today, -1) ? 'yesterday' : 'day';
  if (pick === 'thisMonth') return month === today.slice(0, 7) ? 'thisMonth' : 'month';
  return pick;
}

/** Returns a key of the texts; null if the input is valid. */
export function findOccurrenceProblem(
  { pick, day, month, from, to }: OccurrenceForm,
  today: string,
): 'when' | 'order' | 'ahead' | null {
  if (pick === '') return 'when';
  if (pick === 'span') return !from || !to ? 'when' : from > to ? 'order' : to > today ? 'ahead' : null;
  if (pick === 'month' || pick === 'thisMonth') return !month ? 'when' : month > today.slice(0, 7) ? 'ahead' : null;
  return !day ? 'when' : day > today ? 'ahead' : null;
}

export function toOccurred({ pick, day, month, from, to }: OccurrenceForm): Occurred {
  if (pick === 'span') return { from, to };
  return pick === 'month' || pick === 'thisMonth' ? month : day;
}

export function toOccurrenceForm(occurred: Occurred): OccurrenceForm {
  if (typeof occurred !== 'string') return { ...EMPTY_OCCURRENCE, pick: 'span', ...occurred };
  return occurred.length === 7
    ? { ...EMPTY_OCCURRENCE, pick: 'month', month: occurred }
    : { ...EMPTY_OCCURRENCE, pick: 'day', day: occurred };
}

export function occurrenceText(occurred: Occurred, range: (from: string, to: string) => string): string {
  if (typeof occurred !== 'string') {
    const { from, to } = occurred;
    return from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`
      ? from.slice(0, 4)
      : range(formatNumericDate(from), formatNumericDate(to));
  }
  return occurred.length === 7 ? monthName(occurred) : formatLongDate(occurred);
}
