import { describe, expect, it } from '@jest/globals';
import { HELP_FORM } from '../help/help.form.js';
import { TESTIMONY_FORM } from '../testimony/testimony.form.js';
import type { FormDefinition } from './form.definition.js';
import { readForm } from './form.reader.js';

const nowhere = { find: () => Promise.resolve({ places: [], certain: false }), today: '2026-03-02' };
const read = (definition: FormDefinition, values: Record<string, string | string[]>) =>
  readForm(definition, new Map(Object.entries(values).map(([name, value]) => [name, [value].flat()])), nowhere);
const faultsOf = async (definition: FormDefinition, values: Record<string, string | string[]>) =>
  (await read(definition, values)).faults.map(({ field, text }) => [field, text]);

describe('reading a form', () => {
  it('says what is wrong in the order of the page, whatever kind of fault it is', async () => {
    expect(await faultsOf(HELP_FORM, { message: 'x'.repeat(1501), 'helper-relation': 'Tante' })).toEqual([
      ['first-name', 'error.name'],
      ['language-1', 'error.choose'],
      ['home', 'error.place.needed'],
      ['phone', 'error.reach'],
      ['message', 'error.long'],
      ['helper-name', 'error.helper'],
    ]);
    expect((await faultsOf(TESTIMONY_FORM, {})).map(([field]) => field)).toEqual([
      'what',
      'whose',
      'place',
      'when',
      'story',
      'consent',
    ]);
  });

  it('says one fault for each field', async () => {
    const faults = await faultsOf(HELP_FORM, { home: 'x'.repeat(61), email: 'x'.repeat(201), phone: '1' });
    expect(faults).toEqual([
      ['first-name', 'error.name'],
      ['language-1', 'error.choose'],
      ['home', 'error.long'],
      ['phone', 'error.phone'],
      ['safe', 'error.safe'],
      ['email', 'error.long'],
    ]);
  });

  it('takes a text of the greatest length, and counts letters as people do', async () => {
    const { values, faults } = await read(HELP_FORM, { message: '😀'.repeat(1500) });
    expect(faults.map(({ field }) => field)).not.toContain('message');
    expect([...values['message']]).toHaveLength(1500);
  });

  it('drops choices that are none of the form, and reads figures of any script', async () => {
    const { values } = await read(HELP_FORM, {
      'language-1': 'xx',
      safe: 'perhaps',
      worries: ['law', 'moving', 'moving'],
      phone: '٠٧٩ ٠٠٠ ٠٠ ١١',
    });
    expect(values).toMatchObject({ 'language-1': '', safe: '', worries: 'moving', phone: '079 000 00 11' });
  });

  it('needs no place where the Confederation decides', async () => {
    expect((await faultsOf(TESTIMONY_FORM, { whose: 'federal' })).map(([field]) => field)).not.toContain('place');
  });
});
