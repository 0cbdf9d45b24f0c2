import { isEmail } from 'class-validator';
import { LANGUAGE_LEVELS } from '../../advisers/adviser.entity.js';
import type { Volunteer } from '../../advisers/volunteers.service.js';
import { phoneNumber } from '../../people/contact.rules.js';
import { lineOf, valueOf, westernDigits, type Fault, type Form } from '../pages/form.rules.js';
import { isSpoken } from '../pages/spoken.js';
import { SPOKEN_ROWS, VOLUNTEER_TIMES } from './volunteer.page.js';
import { inWords, readPlace, type FindPlace, type Place } from '../pages/place.form.js';

const LINES: Record<string, number> = { 'first-name': 80, 'last-name': 80, email: 200, phone: 40, home: 60 };

export const VOLUNTEER_LINES: readonly string[] = Object.keys(LINES);
/** How many people somebody can accompany at once who has so many hours a week; it can be changed later. */
const WITH_TIME: Record<(typeof VOLUNTEER_TIMES)[number], number> = { '1': 1, '2': 2, '4': 3, '8': 5 };

export interface ReadVolunteer {
  values: Record<string, string>;
  faults: Fault[];
  places: Place[];
  /** Null while something is wrong. */
  asked: Volunteer | null;
}

/** Reads the form of somebody who wants to advise; what cannot be used stays as it was typed. */
export async function readVolunteer(form: Form, find: FindPlace): Promise<ReadVolunteer> {
  const values: Record<string, string> = {
    remote: valueOf(form, 'remote'),
    agree: valueOf(form, 'agree'),
    time: valueOf(form, 'time'),
  };
  const faults: Fault[] = [];
  for (const [name, most] of Object.entries(LINES)) {
    values[name] = lineOf(form, name);
    if ([...values[name]].length > most) faults.push({ field: name, text: 'error.long', values: { most } });
  }
  values['phone'] = westernDigits(values['phone']);
  if (values['first-name'] === '') faults.push({ field: 'first-name', text: 'error.name' });
  if (values['last-name'] === '') faults.push({ field: 'last-name', text: 'error.name' });
  if (!isEmail(values['email'])) faults.push({ field: 'email', text: 'error.email' });
  if (values['phone'] !== '' && phoneNumber(values['phone']) === null)
    faults.push({ field: 'phone', text: 'error.phone' });
  const { one, places, faults: misplaced } = await readPlace(form, 'home', find);
  if (one) values['home'] = inWords(one);
  faults.push(...misplaced);
  const languages = spokenIn(form, values, faults);
  if (!SPOKEN_ROWS.some((n) => isSpoken(values[`language-${n}`])))
    faults.push({ field: 'language-1', text: 'error.choose' });
  if (values['agree'] !== 'yes') faults.push({ field: 'agree', text: 'error.agree' });
  if (faults.length > 0 || !one) return { values, faults, places, asked: null };
  return {
    values,
    faults,
    places,
    asked: {
      firstName: values['first-name'],
      lastName: values['last-name'],
      email: values['email'],
      phone: values['phone'] || null,
      languages,
      commune: one.bfs,
      remote: values['remote'] === 'yes',
      capacity: WITH_TIME[VOLUNTEER_TIMES.find((time) => time === values['time']) ?? '2'],
    },
  };
}

/** The languages of all rows, each once; nobody is taken for a native speaker by looking away. */
function spokenIn(form: Form, values: Record<string, string>, faults: Fault[]): Volunteer['languages'] {
  const found: Volunteer['languages'] = [];
  for (const n of SPOKEN_ROWS) {
    const [code, level] = [
      valueOf(form, `language-${n}`),
      LANGUAGE_LEVELS.find((each) => each === valueOf(form, `level-${n}`)),
    ];
    Object.assign(values, { [`language-${n}`]: code, [`level-${n}`]: valueOf(form, `level-${n}`) });
    if (isSpoken(code) && !level) faults.push({ field: `level-${n}`, text: 'error.choose' });
    if (isSpoken(code) && level && !found.some((spoken) => spoken.code === code))
      found.push({ code, level, interprets: false });
  }
  return found;
}
