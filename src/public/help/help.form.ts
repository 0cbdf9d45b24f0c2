import { isEmail } from 'class-validator';
import { WORRIES } from '../../cases/case.entity.js';
import { readPhone } from '../../people/phone.rules.js';
import { maxLengthOf } from '../../common/max-length.js';
import { ContactInput, HelperInput } from '../../people/person.dto.js';
import { FormDraft } from '../pages/draft.js';
import { defineForm, type LineField } from '../pages/form.definition.js';
import type { Fault } from '../pages/form.rules.js';
import { MAX_PLACE } from '../pages/place.form.js';
import { spoken } from '../pages/spoken.js';
import { CreateHelpRequest } from './request.dto.js';

const PHONE: LineField = {
  kind: 'line',
  max: maxLengthOf(ContactInput, 'phone'),
  type: 'tel',
  check: (value) => (readPhone(value) === null ? 'error.phone' : null),
};

export const HELP_FORM = defineForm({
  name: 'help',
  fields: {
    'first-name': {
      kind: 'line',
      max: maxLengthOf(CreateHelpRequest, 'firstName'),
      autocomplete: 'given-name',
      missing: 'error.name',
    },
    'last-name': { kind: 'line', max: maxLengthOf(CreateHelpRequest, 'lastName'), autocomplete: 'family-name' },
    'language-1': { kind: 'select', choices: spoken, missing: 'error.choose' },
    'language-2': { kind: 'select', choices: spoken, none: 'form.none' },
    home: { kind: 'place', max: MAX_PLACE },
    phone: { ...PHONE, autocomplete: 'tel' },
    safe: { kind: 'radios', choices: ['yes', 'no'], words: 'help.safe' },
    email: {
      kind: 'line',
      max: maxLengthOf(ContactInput, 'email'),
      type: 'email',
      autocomplete: 'email',
      check: (value) => (isEmail(value) ? null : 'error.email'),
    },
    'best-time': { kind: 'line', max: maxLengthOf(ContactInput, 'bestTime') },
    worries: { kind: 'checkboxes', choices: WORRIES, words: 'worry' },
    // Shorter than the API takes it: until it is sent, the browser keeps it in a cookie.
    message: { kind: 'text', max: 1500 },
    'helper-name': { kind: 'line', max: maxLengthOf(HelperInput, 'name') },
    'helper-phone': PHONE,
    'helper-relation': { kind: 'line', max: maxLengthOf(HelperInput, 'relation') },
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
