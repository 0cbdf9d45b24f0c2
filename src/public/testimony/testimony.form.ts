import { maxLengthOf } from '../../common/max-length.js';
import { CreateIrregularity } from '../../irregularities/irregularity-input.dto.js';
import type { Occurred } from '../../irregularities/irregularity.rules.js';
import type { Testimony } from '../../irregularities/testimony.service.js';
import { defineForm } from '../pages/form.definition.js';
import type { FormState } from '../pages/form.reader.js';
import { dateOf } from '../pages/form.rules.js';
import { MAX_PLACE } from '../pages/place.form.js';

const HAPPENINGS = {
  reasons: 'NO_REASONS',
  heard: 'NO_HEARING',
  test: 'EXCESSIVE_KNOWLEDGE',
  language: 'LANGUAGE_PROOF',
  unequal: 'DISCRIMINATION',
  situation: 'PERSONAL_CIRCUMSTANCES',
  slow: 'UNDUE_DELAY',
  money: 'EXCESSIVE_FEE',
  years: 'RESIDENCE_CALC',
  record: 'CRIMINAL_RECORD',
  private: 'PRIVACY_BREACH',
  pressure: 'DISCOURAGEMENT',
  papers: 'IDENTITY_DOCUMENTS',
  other: 'OTHER',
} as const;
const LEVELS = ['commune', 'canton', 'federal'] as const;
const CONSENTS = ['internal', 'statistics', 'anonymous-story'] as const;

export const TESTIMONY_FORM = defineForm({
  name: 'testimony',
  fields: {
    what: { kind: 'radios', choices: Object.keys(HAPPENINGS), words: 'happening', missing: 'error.choose' },
    whose: { kind: 'radios', choices: LEVELS, words: 'whose', missing: 'error.choose' },
    place: { kind: 'place', max: MAX_PLACE, isNeeded: ({ whose }) => whose !== 'federal' },
    when: { kind: 'date', hint: 'date.roughly', missing: 'error.date.roughly', read: dateOf },
    story: { kind: 'text', max: maxLengthOf(CreateIrregularity, 'description'), rows: 8, missing: 'error.story' },
    consent: { kind: 'radios', choices: CONSENTS, words: 'may-tell', missing: 'error.choose' },
  },
});

export function testimonyOf(
  { values, place }: FormState<keyof typeof TESTIMONY_FORM.fields>,
  today: string,
): Testimony {
  const level = values.whose as (typeof LEVELS)[number];
  return {
    code: HAPPENINGS[values.what as keyof typeof HAPPENINGS],
    occurred: occurredIn(values.when, today),
    description: values.story,
    consent: values.consent as (typeof CONSENTS)[number],
    authority: {
      level,
      ...(place ? { canton: place.canton, ...(level === 'commune' ? { commune: place.bfs } : {}) } : {}),
    } as Testimony['authority'],
  };
}

/** A year alone is all its days, as far as they are over. */
function occurredIn(value: string, today: string): Occurred {
  if (value.length > 4) return value;
  return { from: `${value}-01-01`, to: value === today.slice(0, 4) ? today : `${value}-12-31` };
}
