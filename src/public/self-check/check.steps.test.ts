import { describe, expect, it } from '@jest/globals';
import { formOf } from '../pages/form.rules.js';
import { readStep, stepOf } from './check.steps.js';

const TODAY = '2026-11-30';
const read = (step: string, fields: Record<string, string>) =>
  readStep(stepOf(step)!, formOf(fields), {}, TODAY, () => Promise.resolve({ places: [], certain: false }));

describe('"I don’t know"', () => {
  it('answers what is open on a page and leaves the rest', async () => {
    const { answers, faults } = await read('family', {
      spouse: 'yes',
      'born-here': 'yes',
      grandparent: 'no',
      unknown: '1',
    });
    expect(answers).toEqual({ spouse: 'yes', 'spouse-since': '', 'born-here': 'yes', grandparent: 'no' });
    expect(faults).toEqual([]);
    expect((await read('record', { record: 'no', unknown: '1' })).answers).toMatchObject({ record: 'no' });
  });

  it('answers the first question when nothing is answered', async () => {
    expect((await read('social', { unknown: '1' })).answers).toEqual({ social: 'unknown', 'social-until': '' });
    expect((await read('since', { before: 'B', unknown: '1' })).answers).toEqual({ since: 'unknown', before: 'B' });
  });

  it('takes what cannot be read for not known', async () => {
    const { answers, faults } = await read('place', { place: 'Atlantis', 'place-since-year': '2012', unknown: '1' });
    expect(answers).toEqual({ place: 'unknown', 'place-name': '', 'place-since': '2012' });
    expect(faults).toEqual([]);
    expect((await read('language', { proof: 'speaks', unknown: '1' })).answers).toEqual({
      proof: 'speaks',
      national: '',
    });
    expect((await read('born', { 'born-year': '99', unknown: '1' })).answers).toEqual({ born: 'unknown' });
  });
});
