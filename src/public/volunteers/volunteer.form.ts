import { isEmail } from 'class-validator';
import { CreateAdviser } from '../../advisers/adviser-input.dto.js';
import { LANGUAGE_LEVELS } from '../../advisers/adviser.entity.js';
import type { Volunteer } from '../../advisers/volunteers.service.js';
import { readPhone } from '../../people/phone.rules.js';
import { maxLengthOf } from '../../common/max-length.js';
import { defineForm, type ChoiceField } from '../pages/form.definition.js';
import type { FormState } from '../pages/form.reader.js';
import type { Fault } from '../pages/form.rules.js';
import { MAX_PLACE, type Place } from '../pages/place.form.js';
import { spoken } from '../pages/spoken.js';

export const LANGUAGE_ROWS = [1, 2, 3, 4] as const;
type Row = (typeof LANGUAGE_ROWS)[number];
type LanguageName = `language-${Row}` | `level-${Row}`;

const CAPACITY = { '1': 1, '2': 2, '4': 3, '8': 5 } as const;

export const VOLUNTEER_FORM = defineForm({
  name: 'volunteer',
  fields: {
    'first-name': {
      kind: 'line',
      max: maxLengthOf(CreateAdviser, 'firstName'),
      autocomplete: 'given-name',
      missing: 'error.name',
    },
    'last-name': {
      kind: 'line',
      max: maxLengthOf(CreateAdviser, 'lastName'),
      autocomplete: 'family-name',
      missing: 'error.name',
    },
    email: {
      kind: 'line',
      max: maxLengthOf(CreateAdviser, 'email'),
      type: 'email',
      autocomplete: 'email',
      missing: 'error.email',
      check: (value) => (isEmail(value) ? null : 'error.email'),
    },
    phone: {
      kind: 'line',
      max: maxLengthOf(CreateAdviser, 'phone'),
      type: 'tel',
      autocomplete: 'tel',
      check: (value) => (readPhone(value) === null ? 'error.phone' : null),
    },
    home: { kind: 'place', max: MAX_PLACE },
    ...languageFields(),
    time: {
      kind: 'select',
      choices: Object.keys(CAPACITY),
      words: 'hours',
    },
    remote: { kind: 'tick' },
    agree: { kind: 'tick', missing: 'error.agree' },
  },
  faults: (values) => [
    ...(LANGUAGE_ROWS.some((row) => values[`language-${row}`] !== '')
      ? []
      : [{ field: 'language-1', text: 'error.choose' } as const]),
    // A level is never guessed.
    ...LANGUAGE_ROWS.filter((row) => values[`language-${row}`] !== '' && values[`level-${row}`] === '').map(
      (row): Fault => ({ field: `level-${row}`, text: 'error.choose' }),
    ),
  ],
});

function languageFields(): Record<LanguageName, ChoiceField> {
  const rows = LANGUAGE_ROWS.flatMap((number): [LanguageName, ChoiceField][] => [
    [`language-${number}`, { kind: 'select', label: 'volunteer.language', number, choices: spoken, none: 'form.none' }],
    [
      `level-${number}`,
      {
        kind: 'select',
        label: 'volunteer.level',
        number,
        choices: [...LANGUAGE_LEVELS].reverse(),
        words: 'level',
        none: 'form.choose',
      },
    ],
  ]);
  return Object.fromEntries(rows) as Record<LanguageName, ChoiceField>;
}

export function volunteerOf({ values }: FormState<keyof typeof VOLUNTEER_FORM.fields>, home: Place): Volunteer {
  const languages: Volunteer['languages'] = [];
  for (const row of LANGUAGE_ROWS) {
    const code = values[`language-${row}`];
    const level = LANGUAGE_LEVELS.find((each) => each === values[`level-${row}`]);
    if (code !== '' && level && !languages.some((language) => language.code === code))
      languages.push({ code, level, interprets: false });
  }
  return {
    firstName: values['first-name'],
    lastName: values['last-name'],
    email: values.email,
    phone: values.phone || null,
    languages,
    commune: home.bfs,
    remote: values.remote === 'yes',
    capacity: CAPACITY[(values.time || '2') as keyof typeof CAPACITY],
  };
}
