import type { Testimony } from '../../irregularities/testimony.service.js';
import type { Occurred } from '../../irregularities/irregularity.rules.js';
import { dateOf, lineOf, typedDate, valueOf, type Fault, type Form, type TypedDate } from '../pages/form.rules.js';
import { HAPPENINGS, MAY_TELL, WHOSE, type Happening } from './testimony.page.js';
import { inWords, readPlace, type FindPlace, type Place } from '../pages/place.form.js';

const STORY = 4000;

export interface ReadTestimony {
  values: Record<string, string>;
  when: TypedDate;
  faults: Fault[];
  places: Place[];
  /** Null while something is wrong. */
  told: Testimony | null;
}

/** Reads the form of a testimony; what cannot be used stays as it was typed. */
export async function readTestimony(form: Form, find: FindPlace, today: string): Promise<ReadTestimony> {
  const values: Record<string, string> = { place: lineOf(form, 'place'), story: valueOf(form, 'story', STORY + 1000) };
  const faults: Fault[] = [];
  for (const [name, known] of [
    ['what', Object.keys(HAPPENINGS)],
    ['whose', WHOSE],
    ['consent', MAY_TELL],
  ] as const) {
    values[name] = (known as readonly string[]).includes(valueOf(form, name)) ? valueOf(form, name) : '';
    if (values[name] === '') faults.push({ field: name, text: 'error.choose' });
  }
  // The Confederation is everywhere.
  const needsPlace = values['place'] !== '' || values['whose'] !== 'federal';
  const {
    one,
    places,
    faults: misplaced,
  } = needsPlace ? await readPlace(form, 'place', find) : { one: null, places: [], faults: [] };
  if (one) values['place'] = inWords(one);
  faults.push(...misplaced);
  const when = typedDate(form, 'when');
  const day = dateOf(when, today);
  if ('fault' in day) faults.push({ field: 'when', text: day.fault });
  else if (day.value === '') faults.push({ field: 'when', text: 'error.date.roughly' });
  if (values['story'] === '') faults.push({ field: 'story', text: 'error.story' });
  if ([...values['story']].length > STORY) faults.push({ field: 'story', text: 'error.long', values: { most: STORY } });
  if (faults.length > 0 || 'fault' in day) return { values, when, faults, places, told: null };
  const level = values['whose'] as (typeof WHOSE)[number];
  return {
    values,
    when,
    faults,
    places,
    told: {
      code: HAPPENINGS[values['what'] as Happening],
      occurred: occurredIn(day.value, today),
      description: values['story'],
      consent: values['consent'] as (typeof MAY_TELL)[number],
      authority: {
        level,
        ...(one ? { canton: one.canton, ...(level === 'commune' ? { commune: one.bfs } : {}) } : {}),
      } as Testimony['authority'],
    },
  };
}

/** A year alone is all its days, as far as they are over. */
function occurredIn(value: string, today: string): Occurred {
  if (value.length > 4) return value;
  return { from: `${value}-01-01`, to: value === today.slice(0, 4) ? today : `${value}-12-31` };
}
