import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CANTON_CODES, type CantonCode } from '../common/cantons.js';
import { addDays } from '../common/day.js';
import { readPlaces, type PlacesData } from '../places/places.loader.js';
import { ADVICE_CODES, advice } from './advice.js';
import { assess, inForce } from './assess.rules.js';
import type { Assessed, Assessment } from './assessment.js';
import { placeOf as placeByRule, type Place } from './canton.rules.js';
import { ABSENCE_REASONS, CIRCUMSTANCES, LEVELS, PERMITS, PROOFS, SWISS_BY, type Facts } from './facts.js';
import type { Communes } from './lived.rules.js';
import { ANSWERS } from './verdict.js';

const ON = '2026-11-21';
const [BERN, LAUSANNE, RENENS, ZURICH, LUZERN, SION, SIERRE, FREIBURG, LIESTAL, SCHAFFHAUSEN] = [
  351, 5586, 5591, 261, 1061, 6266, 6248, 2196, 2829, 2939,
];

/** A life that has everything. */
const READY: Facts = {
  birthDate: '1984-05-01',
  permit: 'C',
  stays: [
    { permit: 'B', from: '2010-02-01', to: '2018-01-31' },
    { permit: 'C', from: '2018-02-01', to: null },
  ],
  residence: [{ commune: LAUSANNE, from: '2010-02-01', to: null }],
  language: { code: 'fr', oral: 'B1', written: 'A2', proof: 'certificate' },
  socialAssistance: { lastReceivedOn: null, repaid: false },
  criminalRecord: false,
  pendingProceedings: false,
  debts: false,
  absences: [],
  circumstances: [],
  marriedToSwissSince: null,
  registeredPartnerOfSwissSince: null,
  swissAtWedding: true,
  livedAbroad: null,
  parentNaturalisedOn: null,
  stateless: false,
  lostSwissCitizenshipOn: null,
  thirdGeneration: {
    bornInSwitzerland: false,
    ownSchoolYears: 0,
    parentSettled: false,
    parentYearsInSwitzerland: 0,
    parentSchoolYears: 0,
    grandparentRight: false,
  },
};
const OF_THIRD: Facts = {
  ...READY,
  birthDate: '2004-05-01',
  thirdGeneration: {
    bornInSwitzerland: true,
    ownSchoolYears: 9,
    parentSettled: true,
    parentYearsInSwitzerland: 30,
    parentSchoolYears: 9,
    grandparentRight: true,
  },
};

let data: PlacesData;
let communes: Communes;
beforeAll(async () => {
  data = await readPlaces();
  communes = new Map(data.communes.map(([bfs, , canton]) => [bfs, { bfs, canton }]));
});

function placeOf(
  canton: CantonCode,
  commune: number | null,
  changed: Partial<Place['rule']> = {},
  verified?: boolean,
): Place {
  const row = data.rules.findLast((rule) => rule.canton === canton && rule.validFrom <= ON)!;
  const { languages } = data.cantons.find(({ code }) => code === canton)!;
  const rule = { ...row.rule, ...changed };
  return placeByRule({ ...row, rule, verified: verified ?? row.verified }, { canton, commune, languages });
}
const vaud = (): Place => placeOf('VD', LAUSANNE);
const judged = (facts: Facts, place: Place | null = vaud(), on = ON): Assessment[] =>
  assess(facts, on, inForce(data.federal, on), place, communes);
const way =
  (procedure: Assessed) =>
  (facts: Facts, on?: string): Assessment =>
    judged(facts, vaud(), on).find((each) => each.procedure === procedure)!;
const ordinary = (facts: Facts, place?: Place | null, on?: string): Assessment => judged(facts, place, on)[0];
const spouse = way('facilitated-spouse');
const third = way('facilitated-third-generation');
const part = (of: Assessment, code: string) => of.conditions.find((each) => each.code === code)!;
const codes = (of: { better: { code: string }[] }): string[] => of.better.map(({ code }) => code);

describe('somebody who meets everything', () => {
  it('is likely, in Vaud where all is verified, and the other ways are not theirs', () => {
    const [first, second, last, ...others] = judged(READY);
    expect(first).toMatchObject({ procedure: 'ordinary', answer: 'likely', from: null });
    expect(first.conditions.map(({ code, answer }) => `${code} ${answer}`)).toEqual([
      'permit met',
      'federal-residence met',
      'cantonal-residence met',
      'communal-residence met',
      'language met',
      'social-assistance met',
      'criminal-record met',
      'pending-proceedings met',
      'debts met',
    ]);
    expect(second).toMatchObject({ answer: 'other-way', because: { code: 'not-married-to-swiss' }, conditions: [] });
    expect(last).toMatchObject({ answer: 'other-way', because: { code: 'too-old' } });
    expect(others.map(({ procedure, answer, because }) => [procedure, answer, because?.code])).toEqual([
      ['facilitated-spouse-abroad', 'other-way', 'not-married-to-swiss'],
      ['facilitated-child', 'other-way', 'parent-not-naturalised'],
      ['facilitated-stateless-child', 'other-way', 'not-stateless'],
      ['reinstatement', 'other-way', 'never-swiss'],
    ]);
  });

  it('finds article, source and day checked on every condition', () => {
    for (const facts of [READY, OF_THIRD, { ...READY, marriedToSwissSince: '2015-01-01' }])
      for (const { conditions } of judged(facts))
        for (const { basis, source, checkedOn, verified } of conditions)
          expect([basis.length > 0, /^https?:/.test(source), /^2026-11-2\d$/.test(checkedOn), typeof verified]).toEqual(
            [true, true, true, 'boolean'],
          );
  });

  it('is asked about everything when nothing is known', () => {
    for (const { answer, conditions } of judged({}, null))
      expect([answer, ...conditions.map((each) => each.answer)]).toEqual(['ask', ...conditions.map(() => 'ask')]);
  });
});

describe('the permit', () => {
  it.each([
    ['B', 'not-yet'],
    ['C', 'met'],
    ['F', 'not-yet'],
    ['unknown', 'met'],
  ] as const)('%s is %s, a stay on C standing for what nobody said', (permit, answer) => {
    expect(part(ordinary({ ...READY, permit }), 'permit').answer).toBe(answer);
  });
  it('that is lacking is named, and waiting does not bring it', () => {
    expect(ordinary({ ...READY, permit: 'B' })).toMatchObject({ answer: 'not-yet', from: null });
    expect(codes(ordinary({ ...READY, permit: 'B' }))).toContain('permit-c');
  });
});

describe('the language', () => {
  it.each<[string, object, string, string[]]>([
    ['B1 and A2 with a certificate', { code: 'fr', oral: 'B1', written: 'A2', proof: 'certificate' }, 'met', []],
    ['A2 spoken', { code: 'fr', oral: 'A2', written: 'A2', proof: 'certificate' }, 'not-yet', ['language-oral']],
    ['no proof', { code: 'fr', oral: 'B2', written: 'B1', proof: 'none' }, 'not-yet', ['language-proof']],
    ['school', { code: 'fr', oral: 'unknown', written: 'unknown', proof: 'school' }, 'met', []],
    ['mother tongue', { code: 'fr', oral: 'native', written: 'native', proof: 'unknown' }, 'met', []],
    ['unknown proof', { code: 'fr', oral: 'B1', written: 'A2', proof: 'unknown' }, 'ask', ['language-proof']],
    [
      'no national language',
      { code: 'en', oral: 'C2', written: 'C2', proof: 'certificate' },
      'not-yet',
      ['language-national'],
    ],
    [
      'that of another part of the country',
      { code: 'de', oral: 'B1', written: 'A2', proof: 'certificate' },
      'ask',
      ['language-canton'],
    ],
  ])('%s', (_, language, answer, better) => {
    const assessment = part(ordinary({ ...READY, language: language as NonNullable<Facts['language']> }), 'language');
    expect([assessment.answer, codes(assessment)]).toEqual([answer, better]);
  });
  it('is asked at B2 and B1 in Thurgau', () => {
    const thurgau = placeOf('TG', 4566);
    const german = (oral: string, written: string): Facts => ({
      ...READY,
      language: { code: 'de', oral, written, proof: 'certificate' },
      residence: [{ commune: 4566, from: '2010-01-01', to: null }],
    });
    expect(part(ordinary(german('B1', 'A2'), thurgau), 'language')).toMatchObject({
      answer: 'not-yet',
      verified: true,
    });
    expect(part(ordinary(german('B2', 'B1'), thurgau), 'language').answer).toBe('met');
  });
  it('is asked about where nobody has verified what the canton wants, but not denied less than the federal level', () => {
    const neuchatel = placeOf('NE', 6458, { languageLevelVerified: false });
    expect(part(ordinary(READY, neuchatel), 'language')).toMatchObject({ answer: 'ask', verified: false });
    expect(
      part(
        ordinary({ ...READY, language: { code: 'fr', oral: 'A1', written: 'A1', proof: 'certificate' } }, neuchatel),
        'language',
      ),
    ).toMatchObject({ answer: 'not-yet', from: null, basis: ['LN 12(1)(c)', 'OLN 6'], verified: true });
  });
});

describe('social assistance', () => {
  const got = (lastReceivedOn: string | null, repaid: boolean | 'unknown' = false): Facts => ({
    ...READY,
    socialAssistance: { lastReceivedOn, repaid },
  });
  it.each<[string, Facts, string, string | null]>([
    ['three years ago to the day', got('2023-11-21'), 'met', null],
    ['a day less', got('2023-11-22'), 'not-yet', '2026-11-22'],
    ['on 29 February', got('2024-02-29'), 'not-yet', '2027-03-01'],
    ['repaid', got('2026-01-01', true), 'met', null],
    ['nobody knows whether repaid', got('2026-01-01', 'unknown'), 'ask', null],
    ['in a year that the day lies in', got('2023'), 'ask', null],
  ])('%s', (_, facts, answer, from) => {
    expect(part(ordinary(facts), 'social-assistance')).toMatchObject({ answer, from });
  });
  it('counts for ten years in Ticino', () => {
    expect(part(ordinary(got('2020-06-30'), placeOf('TI', 5192)), 'social-assistance')).toMatchObject({
      answer: 'not-yet',
      from: '2030-06-30',
    });
  });
  it('never received is enough where nobody knows the years of the canton', () => {
    expect(part(ordinary(got(null), placeOf('ZH', ZURICH)), 'social-assistance').answer).toBe('met');
    expect(part(ordinary(got('2020-06-30'), placeOf('ZH', ZURICH)), 'social-assistance')).toMatchObject({
      answer: 'ask',
      verified: false,
    });
  });
  it('within three years is not yet by federal law where nobody knows more, and no day is promised', () => {
    const zurich = placeOf('ZH', ZURICH, {}, true);
    const assessment = ordinary(got('2026-01-01'), zurich);
    expect(part(assessment, 'social-assistance')).toMatchObject({
      answer: 'not-yet',
      from: null,
      basis: ['LN 12(1)(d)', 'OLN 7(3)'],
      verified: true,
      better: [{ code: 'repay' }, { code: 'ask-authority' }],
    });
    expect(assessment.from).toBeNull();
    expect(part(ordinary(got('2026-01-01'), zurich, '2029-01-01'), 'social-assistance')).toMatchObject({
      answer: 'ask',
      verified: false,
    });
  });
});

describe('record, proceedings and debts', () => {
  it.each(['criminalRecord', 'pendingProceedings', 'debts'] as const)('%s is a talk, never a no', (fact) => {
    for (const value of [true, 'unknown'] as const)
      expect(ordinary({ ...READY, [fact]: value })).toMatchObject({ answer: 'ask' });
  });
});

describe('canton and commune', () => {
  const lived = (...residence: [number, string, string | null][]): Facts => ({
    ...READY,
    language: { code: 'de', oral: 'native', written: 'native', proof: 'mother-tongue' },
    residence: residence.map(([commune, from, to]) => ({ commune, from, to })),
  });
  it.each<[string, CantonCode, number, Facts, string, string, string | null]>([
    ['ZH: 2 without a gap', 'ZH', ZURICH, lived([ZURICH, '2024-11-21', null]), 'communal-residence', 'met', null],
    [
      'ZH: a day more to wait',
      'ZH',
      ZURICH,
      lived([ZURICH, '2024-11-22', null]),
      'communal-residence',
      'not-yet',
      '2026-11-22',
    ],
    [
      'ZH: a gap of one day begins anew',
      'ZH',
      ZURICH,
      lived([ZURICH, '2020-01-01', '2025-03-31'], [ZURICH, '2025-04-02', null]),
      'communal-residence',
      'not-yet',
      '2027-04-02',
    ],
    [
      'ZH: from one day to the next is no gap',
      'ZH',
      ZURICH,
      lived([ZURICH, '2020-01-01', '2025-03-31'], [ZURICH, '2025-04-01', null]),
      'communal-residence',
      'met',
      null,
    ],
    [
      'LU: 3 of the last 5, the last one without a gap',
      'LU',
      LUZERN,
      lived([LUZERN, '2021-11-21', '2023-11-21'], [ZURICH, '2023-11-22', '2025-11-20'], [LUZERN, '2025-11-21', null]),
      'communal-residence',
      'met',
      null,
    ],
    [
      'LU: 3 of the last 5, but back for half a year',
      'LU',
      LUZERN,
      lived([LUZERN, '2021-11-22', '2024-11-21'], [ZURICH, '2024-11-22', '2026-05-21'], [LUZERN, '2026-05-22', null]),
      'communal-residence',
      // KBüG LU § 18: the last year counts until the naturalisation.
      'ask',
      null,
    ],
    [
      'VD: 2 in the canton, the last year among them',
      'VD',
      LAUSANNE,
      lived([RENENS, '2010-01-01', '2012-01-01'], [LAUSANNE, '2025-11-21', null]),
      'cantonal-residence',
      'met',
      null,
    ],
    [
      'VS: 3 years in two communes',
      'VS',
      SION,
      lived([SIERRE, '2021-01-01', '2023-12-31'], [SION, '2024-01-01', null]),
      'communal-residence',
      'met',
      null,
    ],
    [
      'VS: without the other commune two years are lacking',
      'VS',
      SION,
      lived([ZURICH, '2010-01-01', '2025-11-20'], [SION, '2025-11-21', null]),
      'communal-residence',
      'not-yet',
      '2028-11-21',
    ],
    [
      'BL: the commune chooses 2 to 5, five are enough anywhere',
      'BL',
      LIESTAL,
      lived([LIESTAL, '2021-11-21', null]),
      'communal-residence',
      'met',
      null,
    ],
    [
      'BL: three are enough in some',
      'BL',
      LIESTAL,
      lived([LIESTAL, '2023-11-22', null]),
      'communal-residence',
      'ask',
      null,
    ],
    [
      'BL: one is in none',
      'BL',
      LIESTAL,
      lived([ZURICH, '2010-01-01', '2025-11-20'], [LIESTAL, '2025-11-21', null]),
      'communal-residence',
      'not-yet',
      '2030-11-21',
    ],
    [
      'SH: the last two without a gap',
      'SH',
      SCHAFFHAUSEN,
      lived([SCHAFFHAUSEN, '2015-01-01', '2019-01-01'], [SCHAFFHAUSEN, '2026-01-01', null]),
      'communal-residence',
      'not-yet',
      '2028-01-01',
    ],
    [
      'FR: three in the canton',
      'FR',
      FREIBURG,
      lived([FREIBURG, '2010-01-01', null]),
      'cantonal-residence',
      'met',
      null,
    ],
    [
      'BE: years before the birth are nobody’s',
      'BE',
      BERN,
      { ...lived([BERN, '2000-01-01', null]), birthDate: '2026-01-01' },
      'communal-residence',
      'not-yet',
      '2028-01-01',
    ],
    [
      'VD: nor are they in the canton, born in a year that leaves it open',
      'VD',
      LAUSANNE,
      { ...lived([LAUSANNE, '2000-01-01', null]), birthDate: '2024' },
      'cantonal-residence',
      'ask',
      null,
    ],
    [
      'VD: nor of who left before being born; where they live since nobody said',
      'VD',
      LAUSANNE,
      { ...lived([LAUSANNE, '2000-01-01', '2019-12-31']), birthDate: '2020-01-01' },
      'cantonal-residence',
      'ask',
      null,
    ],
    [
      'in a canton where one does not live',
      'ZH',
      ZURICH,
      lived([LAUSANNE, '2010-01-01', null]),
      'communal-residence',
      'not-yet',
      null,
    ],
  ])('%s', (_, canton, commune, facts, code, answer, from) => {
    // As if somebody had read the act of Zurich, which nobody has yet.
    const place = placeOf(canton, commune, {}, canton === 'ZH' ? true : undefined);
    expect(part(ordinary(facts, place), code)).toMatchObject({ answer, from });
  });

  it('are asked about, however long, where nobody has read the act', () => {
    const facts = lived([ZURICH, '2000-01-01', null]);
    expect(part(ordinary(facts, placeOf('ZH', ZURICH)), 'communal-residence')).toMatchObject({
      answer: 'ask',
      from: null,
      verified: false,
    });
  });

  it('are told to ask the commune wherever it chooses, unless five years are there', () => {
    const told = (since: string): string[] =>
      codes(
        part(
          ordinary(lived([ZURICH, '2010-01-01', addDays(since, -1)], [LIESTAL, since, null]), placeOf('BL', LIESTAL)),
          'communal-residence',
        ),
      );
    expect([told('2025-11-22'), told('2023-11-22'), told('2021-11-21')]).toEqual([
      ['wait', 'ask-commune', 'stay-where-you-are'],
      ['ask-commune', 'stay-where-you-are'],
      ['stay-where-you-are'],
    ]);
  });

  it('are told to ask before a move', () => {
    const zurich = placeOf('ZH', ZURICH, {}, true);
    const assessment = part(ordinary(lived([ZURICH, '2020-01-01', null]), zurich), 'communal-residence');
    expect(assessment.better.map(({ words }) => words.en)).toEqual([
      'Ask the commune and the canton before you move. A move during the procedure can mean that everything begins again.',
    ]);
  });

  it('have a rule each that some length of residence satisfies, in every canton', () => {
    for (const canton of CANTON_CODES) {
      const commune = data.communes.find(([, , code]) => code === canton)![0];
      const conditions = ordinary(
        lived([commune, '2000-01-01', null]),
        placeOf(canton, commune, {}, true),
      ).conditions.filter(({ code }) => code.endsWith('al-residence') && code !== 'federal-residence');
      expect([canton, conditions.length > 0, conditions.every(({ answer }) => answer === 'met')]).toEqual([
        canton,
        true,
        true,
      ]);
    }
  });
});

describe('the spouse of a Swiss citizen', () => {
  const married = (since: string, changed: Partial<Facts> = {}): Facts => ({
    ...READY,
    permit: 'B',
    marriedToSwissSince: since,
    ...changed,
  });
  it.each<[string, Facts, string, string | null]>([
    [
      'three years married, five here, no C needed',
      married('2023-11-21', { stays: [{ permit: 'B', from: '2021-11-21', to: null }] }),
      'likely',
      null,
    ],
    ['a day less of marriage', married('2023-11-22'), 'not-yet', '2026-11-22'],
    [
      'five years, but away last year',
      married('2015-01-01', {
        stays: [
          { permit: 'B', from: '2010-01-01', to: '2020-12-31' },
          { permit: 'B', from: '2026-03-01', to: null },
        ],
      }),
      'not-yet',
      '2027-03-01',
    ],
    ['married in a year that the day lies in', married('2023'), 'ask', null],
    ['married before being born, so one of the days is wrong', married('1970-01-01'), 'ask', null],
    [
      'a permit that ends before the marriage has lasted long enough',
      married('2025-01-01', { stays: [{ permit: 'B', from: '2015-01-01', to: '2027-06-30' }] }),
      'not-yet',
      null,
    ],
    [
      'a permit that ends on the day',
      married('2025-01-01', { stays: [{ permit: 'B', from: '2015-01-01', to: '2028-01-01' }] }),
      'not-yet',
      '2028-01-01',
    ],
    [
      'a year away that has to be made good first',
      married('2024-12-01', {
        stays: [
          { permit: 'B', from: '2015-01-01', to: '2027-06-30' },
          { permit: 'B', from: '2027-11-01', to: null },
        ],
      }),
      'not-yet',
      '2028-11-01',
    ],
    [
      'lives abroad',
      married('2010-01-01', {
        stays: [{ permit: 'B', from: '2010-01-01', to: '2013-12-31' }],
        livedAbroad: 'unknown',
      }),
      'ask',
      null,
    ],
  ])('%s', (_, facts, answer, from) => {
    expect(spouse(facts)).toMatchObject({ answer, from });
  });
  it('is not asked about by who is not married, and is by who did not say', () => {
    expect(spouse({ ...READY, marriedToSwissSince: null }).answer).toBe('other-way');
    expect(spouse({ ...READY, marriedToSwissSince: 'unknown' }).answer).toBe('ask');
  });
});

describe('the third generation', () => {
  it('is likely until the day before the 25th birthday, and another way from then on', () => {
    expect(third(OF_THIRD)).toMatchObject({ answer: 'likely', until: '2029-04-30' });
    expect(codes(third(OF_THIRD))).toContain('file-before');
    expect(third(OF_THIRD, '2029-04-30').answer).toBe('likely');
    expect(third(OF_THIRD, '2029-05-01')).toMatchObject({ answer: 'other-way', because: { code: 'too-old' } });
  });
  it('asks where the birthday may lie on either side', () => {
    expect(third({ ...OF_THIRD, birthDate: '2004' }, '2029-06-01').answer).toBe('ask');
    expect(third({ ...OF_THIRD, birthDate: '2004' }, '2028-12-31').answer).toBe('likely');
    expect(third({ ...OF_THIRD, birthDate: '2004' }, '2030-01-01').answer).toBe('other-way');
  });
  it.each<[string, object, string]>([
    ['not born here', { bornInSwitzerland: false }, 'other-way'],
    ['no grandparent here', { grandparentRight: false }, 'other-way'],
    ['a parent without school here', { parentSchoolYears: 3 }, 'other-way'],
    ['a parent without settlement', { parentSettled: false }, 'not-yet'],
    ['four years of school', { ownSchoolYears: 4 }, 'not-yet'],
    ['nobody knows about the grandparents', { grandparentRight: 'unknown' }, 'ask'],
  ])('%s', (_, changed, answer) => {
    expect(
      third({ ...OF_THIRD, thirdGeneration: { ...(OF_THIRD.thirdGeneration as object), ...changed } }).answer,
    ).toBe(answer);
  });
  it('does not name a day that comes after the birthday', () => {
    const late = third({
      ...OF_THIRD,
      birthDate: '2002-01-01',
      socialAssistance: { lastReceivedOn: '2026-10-01', repaid: false },
    });
    expect(late).toMatchObject({ answer: 'not-yet', from: null, until: '2026-12-31' });
    expect(codes(late)).toContain('repay');
    expect(part(late, 'social-assistance')).toMatchObject({ answer: 'not-yet', from: null });
  });
  it('tells nobody to wait for a day on which it is closed', () => {
    const aided = (birthDate: string, on: string): Assessment =>
      third({ ...OF_THIRD, birthDate, socialAssistance: { lastReceivedOn: '2026-01-01', repaid: false } }, on);
    // By year the birthday may be past already; by the end of it, it is.
    for (const [birthDate, on] of [
      ['2001', '2026-06-01'],
      ['2002-03-01', '2026-11-21'],
      ['2003', '2026-11-21'],
      ['2003-12', '2026-11-21'],
    ]) {
      const assessment = aided(birthDate, on);
      expect([birthDate, assessment.answer, assessment.from]).toEqual([birthDate, 'not-yet', null]);
      for (const each of [assessment, ...assessment.conditions]) expect(codes(each)).not.toContain('wait');
    }
    expect(aided('2004-01-02', ON)).toMatchObject({ answer: 'not-yet', from: '2029-01-01', until: '2029-01-01' });
    expect(codes(aided('2004-01-02', ON))).toEqual(['wait', 'repay', 'file-before']);
    // Where today the age has to be asked about, it may be then.
    expect(
      third(
        { ...OF_THIRD, birthDate: '2001', socialAssistance: { lastReceivedOn: '2023-09-01', repaid: false } },
        '2026-06-01',
      ),
    ).toMatchObject({ answer: 'not-yet', from: '2026-09-01' });
  });
  it('was open to older ones for five years from 15 February 2018 (LN 51a)', () => {
    const older = { ...OF_THIRD, birthDate: '1985-01-01' };
    expect([
      third(older, '2020-01-01').answer,
      third(older, '2023-02-14').answer,
      third(older, '2023-02-15').answer,
    ]).toEqual(['ask', 'ask', 'other-way']);
  });
});

describe('any situation', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('1975-01-01', n));
  const fuzzy = fc.oneof(
    day,
    day.map((each) => each.slice(0, 7)),
    day.map((each) => each.slice(0, 4)),
  );
  const maybe = <T>(some: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 4, arbitrary: some }, { weight: 1, arbitrary: fc.constant('unknown' as const) });
  const times = fc.record({ from: fuzzy, to: fc.option(fuzzy) });
  const situation = fc.record(
    {
      birthDate: maybe(fuzzy),
      permit: maybe(fc.constantFrom(...PERMITS)),
      stays: maybe(
        fc.array(
          fc.tuple(times, maybe(fc.constantFrom(...PERMITS))).map(([time, permit]) => ({ ...time, permit })),
          { maxLength: 5 },
        ),
      ),
      residence: maybe(
        fc.array(
          fc
            .tuple(times, fc.constantFrom(LAUSANNE, RENENS, ZURICH, SION))
            .map(([time, commune]) => ({ ...time, commune })),
          { maxLength: 4 },
        ),
      ),
      language: maybe(
        fc.record({
          code: fc.constantFrom('fr', 'de', 'ti'),
          oral: fc.constantFrom(...LEVELS, 'unknown'),
          written: fc.constantFrom(...LEVELS),
          proof: fc.constantFrom(...PROOFS, 'unknown'),
        }),
      ),
      socialAssistance: maybe(fc.record({ lastReceivedOn: fc.option(fuzzy), repaid: maybe(fc.boolean()) })),
      criminalRecord: maybe(fc.boolean()),
      pendingProceedings: maybe(fc.boolean()),
      debts: maybe(fc.boolean()),
      absences: maybe(
        fc.array(
          fc
            .tuple(times, maybe(fc.constantFrom(...ABSENCE_REASONS)), maybe(fc.boolean()))
            .map(([time, reason, deregistered]) => ({ ...time, reason, deregistered })),
          { maxLength: 2 },
        ),
      ),
      inCantonSince: maybe(fuzzy),
      circumstances: maybe(fc.subarray([...CIRCUMSTANCES])),
      marriedToSwissSince: fc.option(maybe(fuzzy)),
      registeredPartnerOfSwissSince: fc.option(maybe(fuzzy)),
      swissAtWedding: maybe(fc.boolean()),
      swissBy: maybe(fc.constantFrom(...SWISS_BY)),
      livedAbroad: fc.option(
        maybe(fc.record({ unionYears: maybe(fc.integer({ min: 0, max: 40 })), closeTies: maybe(fc.boolean()) })),
      ),
      parentNaturalisedOn: fc.option(maybe(fuzzy)),
      stateless: maybe(fc.boolean()),
      lostSwissCitizenshipOn: fc.option(maybe(fuzzy)),
      thirdGeneration: maybe(
        fc.record({
          bornInSwitzerland: maybe(fc.boolean()),
          ownSchoolYears: fc.integer({ min: 0, max: 13 }),
          parentSettled: fc.boolean(),
          parentYearsInSwitzerland: fc.integer({ min: 0, max: 40 }),
          parentSchoolYears: fc.integer({ min: 0, max: 13 }),
          grandparentRight: maybe(fc.boolean()),
        }),
      ),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Facts>;
  const place = (canton: CantonCode) =>
    placeOf(
      canton,
      { VD: LAUSANNE, ZH: ZURICH, VS: SION }[canton as 'VD'] ?? data.communes.find(([, , code]) => code === canton)![0],
    );
  const on = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2020-01-01', n));
  const better = (a: string, b: string): boolean =>
    ['not-yet', 'ask', 'met'].indexOf(a) <= ['not-yet', 'ask', 'met'].indexOf(b);

  it('has an answer that follows from its conditions and is never no', () => {
    fc.assert(
      fc.property(situation, on, fc.constantFrom<CantonCode>(...CANTON_CODES), (facts, today, canton) => {
        for (const { answer, conditions, from } of judged(facts, place(canton), today)) {
          const answers = conditions.map((each) => each.answer);
          for (const each of answers) expect(ANSWERS).toContain(each);
          if (answer === 'likely') expect(answers.every((each) => each === 'met')).toBe(true);
          if (answer === 'ask') expect(answers).toContain('ask');
          if (answer === 'not-yet') expect(answers).toContain('not-yet');
          if (answer === 'other-way') expect(conditions).toEqual([]);
          if (from !== null) expect([answer, from > today]).toEqual(['not-yet', true]);
          for (const each of conditions)
            if (!each.verified) expect([each.code, each.answer]).toEqual([each.code, 'ask']);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('that lasts is not judged worse a day later, but for birthdays and windows', () => {
    // Windows: residence counts within the last years, and an absence makes it shrink; so whoever is here stays here.
    const lasting = situation.map((facts) => ({
      ...facts,
      stays: [
        ...(Array.isArray(facts.stays) ? facts.stays : []),
        { permit: 'C' as const, from: '2012-05-05', to: null },
      ],
      residence: [{ commune: LAUSANNE, from: '2014-01-01', to: null }],
    }));
    fc.assert(
      fc.property(lasting, on, (facts, today) => {
        const [before, after] = [judged(facts, vaud(), today), judged(facts, vaud(), addDays(today, 1))];
        for (const [i, { conditions }] of before.entries())
          for (const { code, answer } of conditions) {
            const then = after[i].conditions.find((each) => each.code === code);
            if (then && code !== 'age-limit')
              expect([code, answer, then.answer, better(answer, then.answer)]).toEqual([
                code,
                answer,
                then.answer,
                true,
              ]);
          }
      }),
      { numRuns: 400 },
    );
  });

  it('is not met the day before the day a condition names, and is met on it', () => {
    fc.assert(
      fc.property(situation, on, (facts, today) => {
        for (const [i, { conditions }] of judged(facts, vaud(), today).entries())
          for (const { code, from } of conditions) {
            if (from === null) continue;
            const at = (when: string) =>
              judged(facts, vaud(), when)[i].conditions.find((each) => each.code === code)?.answer;
            expect([code, at(addDays(from, -1)) === 'met', at(from) ?? 'met']).toEqual([code, false, 'met']);
          }
      }),
      { numRuns: 300 },
    );
  });

  it('of a procedure names a day only on which it is likely, or has to be asked about as today', () => {
    // Permits as people type them, with the day they end; most of the rest is there, so that a day is named often.
    const near = fc.integer({ min: -900, max: 900 }).map((n) => addDays(ON, n));
    const ending = fc.record({
      permit: fc.constantFrom('B' as const, 'C' as const, 'F' as const),
      from: day,
      to: fc.option(near),
    });
    const lives = fc
      .record({
        birthDate: fc.oneof(
          near.map((each) => `${Number(each.slice(0, 4)) - 24}${each.slice(4).replace('02-29', '02-28')}`),
          fc.constantFrom('1984', '2002', '2015-03-04'),
        ),
        permit: fc.constant('C' as const),
        stays: fc.array(ending, { minLength: 1, maxLength: 3 }),
        residence: fc.array(fc.record({ commune: fc.constantFrom(LAUSANNE, ZURICH), from: day, to: fc.option(near) }), {
          maxLength: 3,
        }),
        socialAssistance: fc.record({ lastReceivedOn: fc.option(near), repaid: fc.constant(false) }),
        marriedToSwissSince: near,
        debts: fc.boolean(),
      })
      .map((some): Facts => ({ ...OF_THIRD, ...some }));
    let [named, tried] = [0, 0];
    fc.assert(
      fc.property(lives, fc.constantFrom<CantonCode>('VD', 'ZH', 'VS'), (facts, canton) => {
        tried++;
        for (const [i, { procedure, from, conditions, better: advised }] of judged(facts, place(canton)).entries()) {
          const then = from === null ? null : judged(facts, place(canton), from)[i];
          if (then) {
            named++;
            expect([procedure, ['likely', 'ask']]).toEqual([procedure, expect.arrayContaining([then.answer])]);
            for (const [j, each] of then.conditions.entries())
              if (each.answer !== 'met')
                expect([each.code, each.answer, conditions[j].answer]).toEqual([each.code, 'ask', 'ask']);
          }
          for (const one of advised)
            if (one.code === 'wait')
              expect([procedure, one.from, judged(facts, place(canton), one.from!)[i].answer === 'other-way']).toEqual([
                procedure,
                one.from,
                false,
              ]);
        }
      }),
      { numRuns: 500 },
    );
    expect(named / tried).toBeGreaterThan(0.1);
  });
});

describe('the words', () => {
  it('stand in four languages for every piece of advice', () => {
    for (const code of ADVICE_CODES)
      for (const words of Object.values(advice(code, '2027-02-01').words)) expect(words.length).toBeGreaterThan(10);
    expect(advice('wait', '2027-02-01').words).toEqual({
      de: 'Warten Sie bis zum 1. Februar 2027.',
      fr: 'Attendez jusqu’au 1er février 2027.',
      it: 'Aspetti fino al 1º febbraio 2027.',
      en: 'Wait until 1 February 2027.',
    });
  });
});
