import { describe, expect, it } from '@jest/globals';
import { isSomeDay, readFacts } from './facts.rules.js';

it.each([
  ['2020-02-29', true],
  ['2020-02', true],
  ['2020', true],
  ['2021-02-29', false],
  ['2020-13', false],
  ['2020-1', false],
  ['20', false],
  ['x2020', false],
  ['2020x', false],
  ['abcd', false],
  ['2020-ab', false],
  ['', false],
  [2020, false],
  [null, false],
  [['2020'], false],
])('%j is a day, a month or a year: %s', (value, expected) => {
  expect(isSomeDay(value)).toBe(expected);
});

describe('facts as they come', () => {
  it.each<[string, unknown, object]>([
    ['nothing', undefined, {}],
    ['null', null, {}],
    ['a list', [1], {}],
    ['a text', 'C', {}],
    ['what has no such name', { height: 180 }, {}],
    ['what was cleared', { permit: null, stays: undefined, debts: null }, {}],
    ['nobody married', { marriedToSwissSince: null }, { marriedToSwissSince: null }],
    [
      'what is said to be unknown',
      { birthDate: 'unknown', language: 'unknown', stays: 'unknown', absences: 'unknown' },
      { birthDate: 'unknown', language: 'unknown', stays: 'unknown', absences: 'unknown' },
    ],
    [
      'days, permits, and yes or no',
      { birthDate: '1990', permit: 'C', criminalRecord: false, pendingProceedings: true, debts: true },
      { birthDate: '1990', permit: 'C', criminalRecord: false, pendingProceedings: true, debts: true },
    ],
    [
      'what is none of these',
      { birthDate: 'May', permit: 'X', criminalRecord: 0, debts: 'no', refugeeStatus: 'maybe' },
      {
        birthDate: 'unknown',
        permit: 'unknown',
        criminalRecord: 'unknown',
        debts: 'unknown',
        refugeeStatus: 'unknown',
      },
    ],
    [
      'stays',
      { stays: [{ permit: 'B', from: '2020', to: null }, { from: '2021', to: '2022-02' }, { to: 'then' }, null, 'B'] },
      {
        stays: [
          { permit: 'B', from: '2020', to: null },
          { permit: 'unknown', from: '2021', to: '2022-02' },
          { permit: 'unknown', from: 'unknown', to: 'unknown' },
          { permit: 'unknown', from: 'unknown', to: null },
          { permit: 'unknown', from: 'unknown', to: null },
        ],
      },
    ],
    [
      'residence',
      { residence: [{ commune: 5586, from: '2020', to: '2021' }, { commune: 'Lausanne' }] },
      {
        residence: [
          { commune: 5586, from: '2020', to: '2021' },
          { commune: 'unknown', from: 'unknown', to: null },
        ],
      },
    ],
    [
      'lists that are none',
      { stays: {}, residence: 'x', absences: {} },
      { stays: 'unknown', residence: 'unknown', absences: 'unknown' },
    ],
    [
      'absences',
      {
        absences: [
          { from: '2020', to: null, reason: 'studies', deregistered: true },
          { from: '2021', reason: 'x' },
        ],
      },
      {
        absences: [
          { from: '2020', to: null, reason: 'studies', deregistered: true },
          { from: '2021', to: null, reason: 'unknown' },
        ],
      },
    ],
    [
      'facts of which null is an answer, and of which it is not',
      { livedAbroad: null, parentNaturalisedOn: null, lostSwissCitizenshipOn: null, stateless: null, swissBy: null },
      { livedAbroad: null, parentNaturalisedOn: null, lostSwissCitizenshipOn: null },
    ],
    [
      'a partner, and time abroad',
      { swissAtWedding: false, swissBy: 'reinstatement', livedAbroad: { unionYears: -1, closeTies: true } },
      { swissAtWedding: false, swissBy: 'reinstatement', livedAbroad: { unionYears: 'unknown', closeTies: true } },
    ],
    ['circumstances', { circumstances: ['care', 'illness'] }, { circumstances: ['care', 'illness'] }],
    ['circumstances of which one cannot be read', { circumstances: ['care', 'x'] }, { circumstances: 'unknown' }],
    ['no circumstances', { circumstances: [] }, { circumstances: [] }],
    [
      'a language',
      { language: { code: 'fr', oral: 'B1', written: 'A2', proof: 'certificate' } },
      { language: { code: 'fr', oral: 'B1', written: 'A2', proof: 'certificate' } },
    ],
    [
      'a language that is none',
      { language: { code: 'French', oral: 'good', written: 2 } },
      { language: { code: 'unknown', oral: 'unknown', written: 'unknown', proof: 'unknown' } },
    ],
    ['a language of a letter', { language: { code: 'f' } }, { language: expect.objectContaining({ code: 'unknown' }) }],
    [
      'a language after a sign',
      { language: { code: '1fr' } },
      { language: expect.objectContaining({ code: 'unknown' }) },
    ],
    ['a language that is a list', { language: ['fr'] }, { language: 'unknown' }],
    ['a language that is a text', { language: 'fr' }, { language: 'unknown' }],
    [
      'social assistance never received',
      { socialAssistance: { lastReceivedOn: null, repaid: true } },
      { socialAssistance: { lastReceivedOn: null, repaid: true } },
    ],
    [
      'social assistance nobody says when',
      { socialAssistance: { ongoing: true } },
      { socialAssistance: { lastReceivedOn: 'unknown', repaid: 'unknown', ongoing: true } },
    ],
    ['a fact with the name of a method', { toString: 'x', constructor: 'x' }, {}],
    [
      'a family',
      { thirdGeneration: { bornInSwitzerland: true, ownSchoolYears: 9, parentSettled: 'yes' } },
      { thirdGeneration: { bornInSwitzerland: true, ownSchoolYears: 9, parentSettled: 'unknown' } },
    ],
  ])('are read: %s', (_, input, facts) => {
    expect(readFacts(input)).toStrictEqual(facts);
  });
});
