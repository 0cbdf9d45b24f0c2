import { isEmail } from 'class-validator';
import { WORRIES } from '../../cases/case.entity.js';
import { readPhone } from '../../people/phone.rules.js';
import { FormDraft } from '../pages/draft.js';
import { defineForm, type LineField } from '../pages/form.definition.js';
import type { Fault } from '../pages/form.rules.js';
import { spoken } from '../pages/spoken.js';

const PHONE: LineField = {
  kind: 'line',
  max: 120,
  type: 'tel',
  check: (value) => (readPhone(value) === null ? 'error.phone' : null),
};

export const HELP_FORM = defineForm({
  name: 'help',
  fields: {
    'first-name': { kind: 'line', max: 80, autocomplete: 'given-name', missing: 'error.name' },
    'last-name': { kind: 'line', max: 80, autocomplete: 'family-name' },
    'language-1': { kind: 'select', choices: spoken, missing: 'error.choose' },
    'language-2': { kind: 'select', choices: spoken, none: 'form.none' },
    home: { kind: 'place', max: 60 },
    phone: { ...PHONE, autocomplete: 'tel' },
    safe: { kind: 'radios', choices: ['yes', 'no'], words: 'help.safe' },
    email: {
      kind: 'line',
      max: 200,
      type: 'email',
      autocomplete: 'email',
      check: (value) => (isEmail(value) ? null : 'error.email'),
    },
    'best-time': { kind: 'line', max: 200 },
    worries: { kind: 'checkboxes', choices: WORRIES, words: 'worry' },
    message: { kind: 'text', max: 1500 },
    'helper-name': { kind: 'line', max: 120 },
    'helper-phone': PHONE,
    'helper-relation': { kind: 'line', max: 80 },
  },
  faults: (values) => {
    const faults: Fault[] = [];
    const isReachable = [values.phone, values.email, values['helper-phone']].some((value) => value !== '');
    if (!isReachable) faults.push({ field: 'phone', text: 'error.reach' });
    if (values.phone !== '' && values.safe === '') faults.push({ field: 'safe', text: 'error.safe' });
    if (values['helper-name'] === '' && (values['helper-phone'] !== '' || values['helper-relation'] !== ''))
      faults.push({ field: 'helper-name', text: 'error.helper' });
    return faults;
  },
});
export type HelpField = keyof typeof HELP_FORM.fields;

export const HELP_DRAFT = new FormDraft(HELP_FORM);
