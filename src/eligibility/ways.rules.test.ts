import { describe, expect, it } from '@jest/globals';
import { FEDERAL_RULES } from '../places/federal-rules.js';
import { assess, inForce } from './assess.rules.js';
import type { Assessed, Assessment } from './assessment.js';
import type { Communes } from './lived.rules.js';
import type { Facts, Stay } from './facts.js';

/** Each row of the second check of the law as a life, with its article or judgment. */

const ON = '2026-11-28';
const COMMUNES: Communes = new Map([[5586, { bfs: 5586, canton: 'VD' }]]);
const rules = inForce(FEDERAL_RULES, ON);
const way = (procedure: Assessed, facts: Facts, on = ON): Assessment =>
  assess(facts, on, rules, null, COMMUNES).find((each) => each.procedure === procedure)!;
const said = ({ answer, from, until, because, opensWith, conditions }: Assessment): unknown[] => [
  answer,
  because?.code ?? opensWith ?? until ?? from,
  conditions.filter((each) => each.answer !== 'met').map((each) => `${each.code} ${each.answer}`),
];
const B = (from: string, to: string | null = null): Stay => ({ permit: 'B', from, to });
const FINE: Facts = {
  absences: [],
  language: { code: 'fr', oral: 'B1', written: 'A2', proof: 'certificate' },
  socialAssistance: { lastReceivedOn: null, repaid: false },
  circumstances: [],
  criminalRecord: false,
  pendingProceedings: false,
  debts: false,
};

describe('the spouse of a Swiss citizen (LN 21)', () => {
  const SPOUSE: Facts = {
    ...FINE,
    birthDate: '1985-05-05',
    permit: 'B',
    stays: [B('2015-01-01')],
    marriedToSwissSince: '2018-06-01',
    swissAtWedding: true,
    livedAbroad: null,
  };
  it.each<[string, Facts, unknown[]]>([
    ['Swiss at the wedding', {}, ['likely', null, []]],
    // 1C_54/2024 of 17 June 2024: who is naturalised ordinarily after the wedding does not open the way.
    [
      'naturalised ordinarily afterwards',
      { swissAtWedding: false, swissBy: 'ordinary' },
      ['other-way', 'partner-became-swiss', []],
    ],
    ['reinstated afterwards, LN 21(3)(a)', { swissAtWedding: false, swissBy: 'reinstatement' }, ['likely', null, []]],
    [
      'facilitated afterwards, LN 21(3)(b)',
      { swissAtWedding: false, swissBy: 'facilitated' },
      ['ask', null, ['swiss-partner ask']],
    ],
    ['nobody asked when', { swissAtWedding: undefined }, ['ask', null, ['swiss-partner ask']]],
    ['nobody knows how', { swissAtWedding: false, swissBy: 'unknown' }, ['ask', null, ['swiss-partner ask']]],
  ])('here: %s', (_, changed, expected) => {
    expect(said(way('facilitated-spouse', { ...SPOUSE, ...changed }))).toEqual(expected);
  });

  it.each<[string, Facts, unknown[]]>([
    [
      'lives abroad, six years of union and close ties',
      { livedAbroad: { unionYears: 8, closeTies: true } },
      ['likely', null, []],
    ],
    [
      'the ties are missing',
      { livedAbroad: { unionYears: 8, closeTies: false } },
      ['not-yet', null, ['close-ties not-yet']],
    ],
    ['nobody asked whether', { livedAbroad: undefined }, ['ask', 'close-ties', ['close-ties ask']]],
    ['never lived abroad', { livedAbroad: null }, ['other-way', 'not-lived-abroad', []]],
    [
      'five years of union',
      { marriedToSwissSince: '2021-11-28', livedAbroad: { unionYears: 'unknown', closeTies: true } },
      ['not-yet', '2027-11-28', ['marriage-abroad not-yet']],
    ],
    [
      'the partner became Swiss later',
      { swissAtWedding: false, swissBy: 'ordinary' },
      ['other-way', 'partner-became-swiss', []],
    ],
  ])('abroad, without permit, stay or commune (LN 21(2), OLN 11): %s', (_, changed, expected) => {
    const facts: Facts = {
      ...SPOUSE,
      permit: undefined,
      stays: [],
      language: undefined,
      livedAbroad: { unionYears: 8, closeTies: true },
      ...changed,
    };
    expect(said(way('facilitated-spouse-abroad', facts))).toEqual(expected);
  });

  it('who lives here and has lived abroad has both ways', () => {
    const facts: Facts = { ...SPOUSE, stays: [B('2024-01-01')], livedAbroad: { unionYears: 8, closeTies: true } };
    expect(said(way('facilitated-spouse', facts))).toEqual(['not-yet', '2029-01-01', ['spouse-residence not-yet']]);
    expect(said(way('facilitated-spouse-abroad', facts))).toEqual(['likely', null, []]);
  });
});

describe('registered partners in the ordinary way (LN 10)', () => {
  const PARTNER: Facts = {
    ...FINE,
    birthDate: '1985-05-05',
    permit: 'C',
    stays: [B('2020-01-01')],
    marriedToSwissSince: null,
    registeredPartnerOfSwissSince: '2020-06-01',
    swissAtWedding: true,
  };
  const residence = (changed: Facts): unknown[] => {
    const found = way('ordinary', { ...PARTNER, ...changed }).conditions[1];
    return [found.answer, found.from, found.basis.includes('LN 10'), found.better.map(({ code }) => code)];
  };
  it.each<[string, Facts, unknown[]]>([
    ['five years and three of partnership', {}, ['met', null, true, []]],
    ['nobody asked', { registeredPartnerOfSwissSince: undefined }, ['ask', null, true, ['registered-partner']]],
    ['none', { registeredPartnerOfSwissSince: null }, ['not-yet', '2030-01-01', false, ['wait']]],
    [
      'married, so nobody has to ask',
      { registeredPartnerOfSwissSince: undefined, marriedToSwissSince: '2022-01-01' },
      ['not-yet', '2030-01-01', false, ['wait']],
    ],
    ['four years here', { stays: [B('2022-11-29')] }, ['not-yet', '2027-11-29', true, ['wait']]],
    [
      'four years here, and nobody asked',
      { stays: [B('2022-11-29')], registeredPartnerOfSwissSince: undefined },
      ['not-yet', '2032-11-29', false, ['wait']],
    ],
    [
      'partners for two years',
      { registeredPartnerOfSwissSince: '2024-11-29' },
      ['not-yet', '2027-11-29', true, ['wait']],
    ],
    [
      'the partner became Swiss ordinarily afterwards, LN 10(2)',
      { swissAtWedding: false, swissBy: 'ordinary' },
      ['not-yet', '2030-01-01', true, ['wait']],
    ],
    [
      'nobody knows when the partner became Swiss',
      { swissAtWedding: 'unknown' },
      ['ask', null, true, ['registered-partner']],
    ],
    [
      'ten years are there anyway',
      { stays: [B('2010-01-01')], registeredPartnerOfSwissSince: undefined },
      ['met', null, false, []],
    ],
  ])('%s', (_, changed, expected) => {
    expect(residence(changed)).toEqual(expected);
  });
});

describe('children', () => {
  const CHILD: Facts = { ...FINE, birthDate: '2006-03-05', permit: 'B', stays: [B('2015-01-01')] };
  it.each<[string, Facts, string, unknown[]]>([
    ['minor when the parent was naturalised', { parentNaturalisedOn: '2020-05-05' }, ON, ['likely', '2028-03-04', []]],
    [
      'the day before the 22nd birthday',
      { parentNaturalisedOn: '2020-05-05' },
      '2028-03-04',
      ['likely', '2028-03-04', []],
    ],
    ['on the 22nd birthday', { parentNaturalisedOn: '2020-05-05' }, '2028-03-05', ['other-way', 'child-too-old', []]],
    [
      'of age when the parent was naturalised: when did the parent file?',
      { parentNaturalisedOn: '2024-05-05' },
      ON,
      ['ask', '2028-03-04', ['parent-naturalised ask']],
    ],
    [
      'born after it, so perhaps Swiss',
      { parentNaturalisedOn: '2001-05-05' },
      ON,
      ['ask', '2028-03-04', ['parent-naturalised ask']],
    ],
    [
      'born during the procedure, perhaps',
      { birthDate: '2015-01-01', parentNaturalisedOn: '2016-02-01' },
      ON,
      ['ask', '2036-12-31', ['parent-naturalised ask']],
    ],
    ['no parent naturalised', { parentNaturalisedOn: null }, ON, ['other-way', 'parent-not-naturalised', []]],
    ['nobody asked', {}, ON, ['ask', 'parent-naturalised', ['parent-naturalised ask']]],
    [
      'away in the last three years',
      { parentNaturalisedOn: '2020-05-05', stays: [B('2010-01-01', '2022-12-31'), B('2025-01-01')] },
      ON,
      ['not-yet', '2028-03-04', ['child-residence not-yet']],
    ],
    [
      'too late for the three years',
      { parentNaturalisedOn: '2020-05-05', stays: [B('2010-01-01', '2022-12-31'), B('2026-01-01')] },
      ON,
      ['not-yet', '2028-03-04', ['child-residence not-yet']],
    ],
  ])('of a naturalised parent (LN 24): %s', (_, changed, on, expected) => {
    expect(said(way('facilitated-child', { ...CHILD, ...changed }, on))).toEqual(expected);
  });
  it('of a naturalised parent name no day after the window has closed', () => {
    const facts: Facts = { ...CHILD, parentNaturalisedOn: '2020-05-05' };
    expect(way('facilitated-child', { ...facts, stays: [B('2010-01-01', '2022-12-31'), B('2025-01-01')] }).from).toBe(
      '2028-01-01',
    );
    expect(
      way('facilitated-child', { ...facts, stays: [B('2010-01-01', '2022-12-31'), B('2026-01-01')] }).from,
    ).toBeNull();
  });

  it.each<[string, Facts, unknown[]]>([
    ['every lawful stay counts, LN 23(2)', { stateless: true }, ['likely', '2030-03-04', []]],
    ['nobody asked', {}, ['ask', 'stateless', ['stateless ask']]],
    ['has a nationality', { stateless: false }, ['other-way', 'not-stateless', []]],
    ['of age', { stateless: true, birthDate: '2008-11-28' }, ['other-way', 'of-age', []]],
    [
      'two years here',
      { stateless: true, stays: [{ permit: 'N', from: '2024-11-28', to: null }] },
      ['not-yet', '2030-03-04', ['stateless-residence not-yet']],
    ],
  ])('without a nationality (LN 23): %s', (_, changed, expected) => {
    const facts: Facts = {
      ...FINE,
      birthDate: '2012-03-05',
      permit: 'N',
      stays: [{ permit: 'N', from: '2019-01-01', to: null }],
      ...changed,
    };
    expect(said(way('facilitated-stateless-child', facts))).toEqual(expected);
  });

  it('are told of representative, consent and fees while they are minors (LN 31, OLN 25)', () => {
    const told = (birthDate: string): boolean =>
      way('ordinary', { ...FINE, birthDate }).better.some(({ code }) => code === 'minor');
    expect([told('2008-11-29'), told('2008-11-28'), told('2008'), told('2007')]).toEqual([true, false, true, false]);
  });
});

describe('reinstatement (LN 26, 27)', () => {
  const ONCE: Facts = { ...FINE, birthDate: '1970-01-01', permit: 'B', stays: [B('2025-01-01')] };
  it.each<[string, Facts, unknown[]]>([
    [
      'within ten years of the loss, here too late for three before they end',
      { lostSwissCitizenshipOn: '2018-06-01', stays: [B('2026-01-01')] },
      ['likely', '2028-05-31', []],
    ],
    [
      'within ten years of the loss, here for three before they end',
      { lostSwissCitizenshipOn: '2018-06-01' },
      ['likely', null, []],
    ],
    [
      'nobody asked where they live: close ties are asked',
      { lostSwissCitizenshipOn: '2018-06-01', stays: undefined },
      ['ask', '2028-05-31', ['close-ties ask']],
    ],
    [
      'nor is a level wanting that is not asked abroad',
      {
        lostSwissCitizenshipOn: '2018-06-01',
        stays: undefined,
        language: { code: 'fr', oral: 'A1', written: 'A1', proof: 'certificate' },
      },
      ['ask', '2028-05-31', ['close-ties ask', 'language ask']],
    ],
    ['a loss that has not come', { lostSwissCitizenshipOn: '2031-01-01' }, ['ask', null, ['loss ask']]],
    [
      'within ten years, and here for three: nothing closes',
      { lostSwissCitizenshipOn: '2018-06-01', stays: [B('2020-01-01')] },
      ['likely', null, []],
    ],
    [
      'later, three years here',
      { lostSwissCitizenshipOn: '2000-06-01', stays: [B('2023-11-28')] },
      ['likely', null, []],
    ],
    [
      'later, not yet three years',
      { lostSwissCitizenshipOn: '2000-06-01' },
      ['not-yet', '2028-01-01', ['reinstatement-term not-yet']],
    ],
    [
      'lost in a year that leaves it open',
      { lostSwissCitizenshipOn: '2016' },
      ['ask', null, ['reinstatement-term ask']],
    ],
    ['never Swiss', { lostSwissCitizenshipOn: null }, ['other-way', 'never-swiss', []]],
    ['nobody asked', {}, ['ask', 'loss', ['loss ask', 'reinstatement-term ask']]],
    [
      'abroad, with close ties',
      {
        lostSwissCitizenshipOn: '2018-06-01',
        stays: [],
        language: undefined,
        livedAbroad: { unionYears: 'unknown', closeTies: true },
      },
      ['likely', '2028-05-31', []],
    ],
    [
      'abroad, nobody asked about ties',
      { lostSwissCitizenshipOn: '2018-06-01', stays: [] },
      ['ask', '2028-05-31', ['close-ties ask']],
    ],
  ])('%s', (_, changed, expected) => {
    expect(said(way('reinstatement', { ...ONCE, ...changed }))).toEqual(expected);
  });
});

describe('permit S', () => {
  it('is told not to be among those that count by the text, and not denied (LN 33(1))', () => {
    const facts: Facts = {
      ...FINE,
      birthDate: '1985-05-05',
      permit: 'S',
      registeredPartnerOfSwissSince: null,
      stays: [{ permit: 'S', from: '2022-03-15', to: null }],
    };
    const residence = way('ordinary', facts).conditions[1];
    expect([residence.answer, residence.better.map(({ code }) => code)]).toEqual(['ask', ['permit-s', 'ask-adviser']]);
  });
});

it('no day is named for who will have moved by then, as other conditions hold abroad', () => {
  const facts = (to: string | null): Facts => ({
    ...FINE,
    birthDate: '1970-01-01',
    permit: 'B',
    stays: [B('2024-01-01', to)],
    socialAssistance: { lastReceivedOn: '2025-01-01', repaid: false },
    lostSwissCitizenshipOn: '2020-01-01',
  });
  expect([null, '2027-06-01'].map((to) => way('reinstatement', facts(to)).from)).toEqual(['2028-01-01', null]);
});

it('rules kept for older cases judge the ways they know, and those only', () => {
  const old = new Map(
    [...rules].filter(
      ([code]) =>
        ![
          'circumstances',
          'registered-partner',
          'swiss-partner',
          'marriage-abroad',
          'parent-naturalised',
          'stateless',
          'loss',
        ].includes(code),
    ),
  );
  const found = assess(
    { ...FINE, marriedToSwissSince: '2010-01-01', stays: [B('2010-01-01')] },
    ON,
    old,
    null,
    COMMUNES,
  );
  expect(found.map(({ procedure }) => procedure)).toEqual([
    'ordinary',
    'facilitated-spouse',
    'facilitated-third-generation',
  ]);
  expect(found[1].answer).toBe('likely');
});
