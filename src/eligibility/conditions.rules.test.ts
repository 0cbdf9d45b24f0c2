import { describe, expect, it } from '@jest/globals';
import type { FederalRule } from '../places/legal-rule.rules.js';
import { numberOf } from './calendar.js';
import { ageLimit, inTransition, windowOf } from './age.rules.js';
import { language, recordCondition, settlementPermit, socialAssistance, weighing } from './conditions.rules.js';
import { closeTies, maritalUnion, swissPartner } from './partner.rules.js';
import { family } from './third-generation.rules.js';
import type { Condition } from './verdict.js';

type Facts = Parameters<typeof settlementPermit>[1];
type Place = NonNullable<Parameters<typeof language>[1]>;
const rule = (values: FederalRule['values'] = {}): FederalRule => ({
  code: 'x',
  validFrom: '2018-01-01',
  says: '',
  basis: ['LN 9'],
  source: 'fedlex',
  checkedOn: '2026-05-05',
  verified: true,
  values,
});
const place = (checkedOn: string, changed: object = {}): Place =>
  ({
    languages: ['fr'],
    language: { basis: ['LDCV 1'], source: 'vd', checkedOn, verified: true },
    rule: { languageLevelVerified: true, languageLevel: { oral: 'B1', written: 'A2' }, ...changed },
  }) as unknown as Place;
const facts = (given: object): Facts => given;
const said = ({ code, answer, from, better }: Condition): unknown[] => [
  code,
  answer,
  from,
  ...better.map((each) => each.code),
];
const ON = numberOf('2026-11-28');

describe('the settlement permit', () => {
  it.each([
    [{ permit: 'C' }, ['permit', 'met', null]],
    [{ permit: 'B' }, ['permit', 'not-yet', null, 'permit-c']],
    [{}, ['permit', 'ask', null, 'tell-more']],
    [{ stays: [{ permit: 'C', from: '2020-01-01', to: null }] }, ['permit', 'met', null]],
    [{ stays: [{ permit: 'B', from: '2020-01-01', to: null }] }, ['permit', 'ask', null, 'tell-more']],
    [{ stays: [] }, ['permit', 'not-yet', null, 'permit-c']],
    [{ stays: [{ permit: 'C', from: '2010', to: '2020' }] }, ['permit', 'not-yet', null, 'permit-c']],
  ])('of %j', (given, expected) => {
    expect(said(settlementPermit('permit', facts(given), ON, rule(), rule({ absenceMonths: 6 })))).toEqual(expected);
  });
});

describe('the language', () => {
  const known = (changed: object): object => ({
    language: { code: 'fr', oral: 'B1', written: 'A2', proof: 'certificate', ...changed },
  });
  it.each([
    [{}, 'ask', ['tell-more']],
    [known({}), 'met', []],
    [known({ code: 'it' }), 'met', []],
    [known({ code: 'rm' }), 'met', []],
    [known({ code: 'en' }), 'not-yet', ['language-national']],
    [known({ code: 'unknown' }), 'ask', ['tell-more']],
    [known({ code: 'unknown', oral: 'A2' }), 'not-yet', ['language-oral']],
    [known({ oral: 'A2' }), 'not-yet', ['language-oral']],
    [known({ written: 'A1' }), 'not-yet', ['language-written']],
    [known({ oral: 'A2', written: 'A1' }), 'not-yet', ['language-oral', 'language-written']],
    [known({ oral: 'unknown' }), 'ask', ['tell-more']],
    [known({ written: 'unknown' }), 'ask', ['tell-more']],
    [known({ oral: 'unknown', written: 'A1' }), 'not-yet', ['language-written']],
    [known({ oral: 'A2', written: 'unknown' }), 'not-yet', ['language-oral']],
    [known({ oral: 'A1', proof: 'school' }), 'met', []],
    [known({ written: 'A1', proof: 'mother-tongue' }), 'met', []],
    [known({ proof: 'none' }), 'not-yet', ['language-proof']],
    [known({ proof: 'unknown' }), 'ask', ['language-proof']],
    // School would be the proof, whatever the level.
    [known({ oral: 'A1', proof: 'unknown' }), 'ask', ['language-oral', 'language-proof']],
    [known({ oral: 'native', proof: 'none' }), 'not-yet', ['language-proof']],
    [known({ written: 'native', proof: 'none' }), 'not-yet', ['language-proof']],
    [known({ oral: 'native', written: 'native', proof: 'none' }), 'met', []],
  ])('of %j is %s, with the advice %j', (given, answer, better) => {
    expect(said(language(facts(given), null, rule({ oral: 'B1', written: 'A2' }), null))).toEqual([
      'language',
      answer,
      null,
      ...better,
    ]);
  });

  it('is that of the place, where its levels may be higher and its rule was read earlier or later', () => {
    const federal = rule({ oral: 'B1', written: 'A2' });
    const higher = { languageLevel: { oral: 'B2', written: 'B1' } };
    expect(said(language(facts(known({})), place('2026-01-01', higher), federal, null))).toEqual([
      'language',
      'not-yet',
      null,
      'language-oral',
      'language-written',
    ]);
    expect(said(language(facts(known({ code: 'de' })), place('2026-01-01'), federal, null))).toEqual([
      'language',
      'ask',
      null,
      'language-canton',
    ]);
    expect(said(language(facts(known({ code: 'de', oral: 'A1' })), place('2026-01-01'), federal, null))).toEqual([
      'language',
      'not-yet',
      null,
      'language-oral',
    ]);
    expect(
      ['2026-01-01', '2026-09-09'].map((day) => language(facts(known({})), place(day), federal, null)),
    ).toMatchObject([
      { checkedOn: '2026-01-01', basis: ['LN 9', 'LDCV 1'], source: 'fedlex ; vd', verified: true, better: [] },
      { checkedOn: '2026-05-05' },
    ]);
  });
});

describe('social assistance', () => {
  it.each([
    [{}, ['ask', null, 'tell-more']],
    [{ socialAssistance: { lastReceivedOn: null, repaid: false } }, ['met', null]],
    [{ socialAssistance: { lastReceivedOn: '2026-01-01', repaid: true } }, ['met', null]],
    [{ socialAssistance: { lastReceivedOn: 'unknown', repaid: false } }, ['ask', null, 'repay', 'exact-days']],
    [{ socialAssistance: { lastReceivedOn: '2024-03-05', repaid: false } }, ['not-yet', '2027-03-05', 'wait', 'repay']],
    [{ socialAssistance: { lastReceivedOn: '2024-03-05', repaid: 'unknown' } }, ['ask', null, 'repay']],
    [{ socialAssistance: { lastReceivedOn: '2023-11-28', repaid: false } }, ['met', null]],
    [
      { socialAssistance: { lastReceivedOn: 'unknown', repaid: false, ongoing: true } },
      ['not-yet', null, 'assistance-ends'],
    ],
    [
      { socialAssistance: { lastReceivedOn: '2026-11-28', repaid: false } },
      ['not-yet', null, 'assistance-ends', 'repay'],
    ],
    [
      { socialAssistance: { lastReceivedOn: '2024-03-05', repaid: false, ongoing: 'unknown' } },
      ['not-yet', null, 'repay'],
    ],
    [{ socialAssistance: { lastReceivedOn: '2020-03-05', repaid: false, ongoing: 'unknown' } }, ['ask', null, 'repay']],
    [{ socialAssistance: { lastReceivedOn: null, repaid: false, ongoing: 'unknown' } }, ['ask', null, 'tell-more']],
  ])('of %j', (given, expected) => {
    expect(said(socialAssistance(facts(given), null, ON, rule({ years: 3 }), null))).toEqual([
      'social-assistance',
      ...expected,
    ]);
  });
});

it.each([
  ['criminal-record', { criminalRecord: false, debts: true }, ['met', null]],
  ['criminal-record', { criminalRecord: true }, ['ask', null, 'ask-adviser']],
  ['pending-proceedings', { pendingProceedings: true }, ['ask', null, 'suspended', 'ask-adviser']],
  ['debts', {}, ['ask', null, 'tell-more']],
] as const)('the condition %s of %j', (code, given, expected) => {
  expect(said(recordCondition(code, facts(given), rule()))).toEqual([code, ...expected]);
});

describe('the marriage', () => {
  it.each([
    [{}, ['ask', null, 'tell-more']],
    [{ marriedToSwissSince: '1990-01-01', birthDate: '1991' }, ['ask', null, 'exact-days']],
    [{ marriedToSwissSince: '2023-11-28', birthDate: '1991' }, ['met', null, 'union-lasts']],
    [{ marriedToSwissSince: '2023-11-29' }, ['not-yet', '2026-11-29', 'wait', 'union-lasts']],
    [{ marriedToSwissSince: '2023' }, ['ask', null, 'exact-days', 'union-lasts']],
    [{ marriedToSwissSince: '2025-03-05' }, ['not-yet', '2028-03-05', 'wait', 'union-lasts']],
  ])('of %j', (given, expected) => {
    expect(said(maritalUnion('marriage', facts(given), ON, rule({ years: 3 })))).toEqual(['marriage', ...expected]);
  });
  it('says how long it has lasted, of three years', () => {
    expect(
      maritalUnion('marriage', facts({ marriedToSwissSince: '2026-11-18' }), ON, rule({ years: 3 })).counted,
    ).toEqual({
      days: 10,
      realDays: 10,
      requiredDays: 1096,
    });
  });
});

describe('six years of marriage, abroad', () => {
  const abroad = (livedAbroad: unknown): object => ({ marriedToSwissSince: '2019-01-01', livedAbroad });
  it.each([
    [abroad('unknown'), ['met', null, 'union-lasts']],
    [abroad({ unionYears: 'unknown', closeTies: true }), ['met', null, 'union-lasts']],
    [abroad({ unionYears: 7, closeTies: true }), ['met', null, 'union-lasts']],
    // Married for six years, living together for fewer.
    [abroad({ unionYears: 4, closeTies: true }), ['ask', null, 'exact-days', 'union-lasts']],
    [{ ...abroad(null), marriedToSwissSince: '2021-01-01' }, ['not-yet', '2027-01-01', 'wait', 'union-lasts']],
  ])('of %j', (given, expected) => {
    expect(said(maritalUnion('marriage-abroad', facts(given), ON, rule({ years: 6 })))).toEqual([
      'marriage-abroad',
      ...expected,
    ]);
  });
  it.each([
    [{}, ['ask', null, 'tell-more']],
    [abroad({ unionYears: 7, closeTies: 'unknown' }), ['ask', null, 'tell-more']],
    [abroad({ unionYears: 7, closeTies: true }), ['met', null]],
    [abroad({ unionYears: 7, closeTies: false }), ['not-yet', null, 'close-ties']],
  ])('the close ties of %j', (given, expected) => {
    expect(said(closeTies(facts(given), rule()))).toEqual(['close-ties', ...expected]);
  });
});

describe('the Swiss partner (LN 21(3); 1C_54/2024 of 17 June 2024)', () => {
  it.each([
    [{}, ['ask', null, 'tell-more']],
    [{ swissAtWedding: true }, ['met', null]],
    [{ swissAtWedding: 'unknown', swissBy: 'reinstatement' }, ['ask', null, 'tell-more']],
    [{ swissAtWedding: false }, ['ask', null, 'tell-more']],
    [{ swissAtWedding: false, swissBy: 'reinstatement' }, ['met', null]],
    [{ swissAtWedding: false, swissBy: 'facilitated' }, ['ask', null, 'partner-by-descent']],
  ])('of %j', (given, expected) => {
    expect(said(swissPartner(facts(given), rule()))).toEqual(['swiss-partner', ...expected]);
  });
});

describe('what has to be weighed (LN 12(2), OLN 9; BGE 135 I 49 of 16 December 2008, 139 I 169 of 13 May 2013)', () => {
  const lacking = { language: { code: 'fr', oral: 'A1', written: 'A1', proof: 'none' } };
  const aided = { socialAssistance: { lastReceivedOn: '2026-01-01', repaid: false } };
  const judged = (given: object): unknown[] => {
    const reason = weighing(facts(given), rule())(ON);
    return [
      language(facts({ ...lacking, ...given }), null, rule({ oral: 'B1', written: 'A2' }), reason),
      socialAssistance(facts({ ...aided, ...given }), null, ON, rule({ years: 3 }), reason),
    ].map(({ answer, from, better }) => [answer, from, better.at(-1)!.code]);
  };
  it.each([
    [{}, 'ask', 'circumstances'],
    [{ circumstances: 'unknown' }, 'ask', 'circumstances'],
    [{ circumstances: ['care'] }, 'ask', 'circumstances-weighed'],
    [{ circumstances: [], birthDate: '2012-01-01' }, 'ask', 'by-age'],
    [{ circumstances: [] }, 'ask', 'by-age'],
  ])('of %j both are asked, without a day', (given, answer, last) => {
    expect(judged(given)).toEqual([
      [answer, null, last],
      [answer, null, last],
    ]);
  });
  it('nothing of it: both are not yet, and assistance names its day', () => {
    expect(judged({ circumstances: [], birthDate: '1990' })).toEqual([
      ['not-yet', null, 'language-written'],
      ['not-yet', '2029-01-01', 'repay'],
    ]);
  });
  it('what is met is met, whatever the circumstances', () => {
    const reason = weighing(facts({ circumstances: ['illness'] }), rule())(ON);
    expect(
      socialAssistance(
        facts({ socialAssistance: { lastReceivedOn: null, repaid: false } }),
        null,
        ON,
        rule({ years: 3 }),
        reason,
      ).answer,
    ).toBe('met');
  });
});

describe('the third generation', () => {
  const limit = (birthDate: string | undefined, on: string): unknown[] =>
    said(ageLimit('age-limit', windowOf(facts({ birthDate }), 25), numberOf(on), rule(), 'too-old'));
  const TRANSITION = rule({ on: '2018-02-15', years: 5, fromAge: 25, toAge: 35 });

  it('has until the day before the twenty-fifth birthday', () => {
    expect([
      limit(undefined, '2026-11-28'),
      limit('2000-03-05', '2025-03-04'),
      limit('2000-03-05', '2025-03-05'),
      limit('2000', '2024-12-31'),
      limit('2000', '2025-01-01'),
      limit('2000', '2025-12-31'),
    ]).toEqual([
      ['age-limit', 'ask', null, 'tell-more'],
      ['age-limit', 'met', null],
      ['age-limit', 'not-yet', null, 'too-old'],
      ['age-limit', 'met', null],
      ['age-limit', 'ask', null, 'exact-days'],
      ['age-limit', 'not-yet', null, 'too-old'],
    ]);
  });

  it('had until February 2023 when it was older than that, and younger than thirty-five, in February 2018', () => {
    const within = (birthDate: string, on: string): boolean =>
      inTransition(facts({ birthDate }), numberOf(on), TRANSITION);
    expect([within('1990-05-05', '2018-02-14'), within('1990-05-05', '2018-02-15')]).toEqual([false, true]);
    expect([within('1990-05-05', '2023-02-14'), within('1990-05-05', '2023-02-15')]).toEqual([true, false]);
    expect([within('1993-02-15', '2020-01-01'), within('1993-02-16', '2020-01-01')]).toEqual([true, false]);
    expect([within('1983-02-16', '2020-01-01'), within('1983-02-15', '2020-01-01')]).toEqual([true, false]);
    expect(within('unknown', '2020-01-01')).toBe(false);
  });

  it.each([
    ['parent-residence', {}, ['ask', null, 'tell-more']],
    ['parent-residence', { parentYearsInSwitzerland: 10 }, ['met', null]],
    ['parent-residence', { parentYearsInSwitzerland: 9 }, ['not-yet', null, 'parent-time']],
    ['parent-settled', { parentSettled: false }, ['not-yet', null, 'parent-permit']],
    ['own-school', { ownSchoolYears: 4 }, ['not-yet', null, 'school']],
    ['born-in-switzerland', { bornInSwitzerland: true }, ['met', null]],
    ['grandparent-right', { grandparentRight: false }, ['not-yet', null, 'not-third-generation']],
  ] as const)('%s of %j', (code, thirdGeneration, expected) => {
    expect(said(family(code, facts({ thirdGeneration }), rule({ years: 10 })))).toEqual([code, ...expected]);
  });
});
