import { isEmail } from 'class-validator';
import { WORRIES, type Worry } from '../../cases/case.entity.js';
import { phoneNumber } from '../../people/contact.rules.js';
import { lineOf, valueOf, westernDigits, type Fault, type Form } from '../pages/form.rules.js';
import { inWords, readPlace, type FindPlace, type Place } from '../pages/place.form.js';
import { isSpoken } from '../pages/spoken.js';
import { FormDraft } from '../pages/draft.js';

export interface ReadHelp {
  values: Record<string, string>;
  faults: Fault[];
  places: Place[];
}

const LINES: Record<string, number> = {
  'first-name': 80,
  'last-name': 80,
  home: 60,
  phone: 40,
  email: 200,
  'best-time': 200,
  'helper-name': 120,
  'helper-phone': 40,
  'helper-relation': 80,
};
/** As a browser keeps it. */
export const HELP_DRAFT = new FormDraft(
  'help.',
  [...Object.keys(LINES), 'language-1', 'language-2', 'home-choice', 'safe', 'message'],
  ['worries'],
);
const MESSAGE = 1500;
const lengthOf = (text: string): number => [...text].length;

/** Reads the form of a request for help; what cannot be used stays as it was typed. */
export async function readHelp(form: Form, find: FindPlace): Promise<ReadHelp> {
  const values: Record<string, string> = {};
  const faults: Fault[] = [];
  for (const [name, most] of Object.entries(LINES)) {
    values[name] = lineOf(form, name);
    if (lengthOf(values[name]) > most) faults.push({ field: name, text: 'error.long', values: { most } });
  }
  for (const name of ['phone', 'helper-phone']) values[name] = westernDigits(values[name]);
  for (const name of ['language-1', 'language-2'])
    values[name] = isSpoken(valueOf(form, name)) ? valueOf(form, name) : '';
  values['safe'] = ['yes', 'no'].includes(valueOf(form, 'safe')) ? valueOf(form, 'safe') : '';
  values['worries'] = WORRIES.filter((name) => form.get('worries')?.includes(name)).join(',');
  values['message'] = valueOf(form, 'message', MESSAGE * 2);
  if (lengthOf(values['message']) > MESSAGE)
    faults.push({ field: 'message', text: 'error.long', values: { most: MESSAGE } });

  if (values['first-name'] === '') faults.push({ field: 'first-name', text: 'error.name' });
  if (values['language-1'] === '') faults.push({ field: 'language-1', text: 'error.choose' });
  const { one, places, faults: misplaced } = await readPlace(form, 'home', find);
  if (one) Object.assign(values, { home: inWords(one), 'home-bfs': String(one.bfs), 'home-name': inWords(one) });
  faults.push(...misplaced);
  if (values['phone'] === '' && values['email'] === '' && values['helper-phone'] === '')
    faults.push({ field: 'phone', text: 'error.reach' });
  if (values['phone'] !== '' && phoneNumber(values['phone']) === null)
    faults.push({ field: 'phone', text: 'error.phone' });
  if (values['phone'] !== '' && values['safe'] === '') faults.push({ field: 'safe', text: 'error.safe' });
  if (values['email'] !== '' && (values['email'].length > 200 || !isEmail(values['email'])))
    faults.push({ field: 'email', text: 'error.email' });
  if (values['helper-name'] === '' && (values['helper-phone'] !== '' || values['helper-relation'] !== ''))
    faults.push({ field: 'helper-name', text: 'error.helper' });
  if (values['helper-phone'] !== '' && phoneNumber(values['helper-phone']) === null)
    faults.push({ field: 'helper-phone', text: 'error.phone' });
  return { values, faults, places };
}

/** The ticked worries, as codes that everybody reads in their own language. */
export function worriesOf(values: Record<string, string>): Worry[] {
  const ticked = (values['worries'] ?? '').split(',');
  return WORRIES.filter((name) => ticked.includes(name));
}
