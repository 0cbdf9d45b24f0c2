import { isEmail } from 'class-validator';
import { isDay } from '../../common/day.js';
import { maxLengthOf } from '../../common/max-length.js';
import { ContactInput } from '../../people/person.dto.js';
import { defineForm } from '../pages/form.definition.js';
import { westernDigits } from '../../common/signs.js';
import { type DateResult, type TypedDate } from '../pages/form.rules.js';
import { MAX_YEARS, yearsLater } from './day-promises.service.js';

/** A day from which on something may be possible, or the last day to file, of which one is told before. */
export const DAYS_ABOUT = ['from', 'closes'] as const;
export type DayAbout = (typeof DAYS_ABOUT)[number];

export const TELL_ME_FORM = defineForm({
  name: 'tell-me',
  fields: {
    about: { kind: 'radios', choices: DAYS_ABOUT, words: 'tell-me.about' },
    day: { kind: 'date', read: futureDayOf },
    email: {
      kind: 'line',
      label: 'form.email',
      max: maxLengthOf(ContactInput, 'email'),
      type: 'email',
      autocomplete: 'email',
      missing: 'error.email',
      check: (value) => (isEmail(value) ? null : 'error.email'),
    },
    agree: { kind: 'tick', missing: 'error.agree' },
  },
});

function futureDayOf(typed: TypedDate, today: string): DateResult {
  const [year, month, date] = [typed.year, typed.month, typed.day].map(westernDigits);
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (!isDay(day)) return { fault: 'error.date.whole' };
  if (day <= today) return { fault: 'error.date.past' };
  return day > yearsLater(today, MAX_YEARS) ? { fault: 'error.date.far' } : { value: day };
}
