import { describe, expect, it } from '@jest/globals';
import { numberOf } from './calendar.js';
import type { RuleRow } from '../places/legal-rule.rules.js';
import { localResidence, placeOf, type Place } from './canton.rules.js';
import type { Facts } from './facts.js';
import { livesIn, type Communes } from './lived.rules.js';

const COMMUNES: Communes = new Map([
  [5586, { bfs: 5586, canton: 'VD' }],
  [5591, { bfs: 5591, canton: 'VD' }],
  [261, { bfs: 261, canton: 'ZH' }],
]);
const PROVENANCE = { basis: ['LN 18(1)'], source: 'x', checkedOn: '2026-01-01', verified: true };
const ON = numberOf('2026-11-28');
const place = (residence: object, commune: number | null = 5586): Place =>
  ({ canton: 'VD', commune, languages: ['fr'], rule: { residence }, residence: PROVENANCE }) as unknown as Place;
const said = (residence: unknown, where: Place | null, more: object = {}): unknown[] =>
  localResidence(
    { residence, birthDate: '1990-05-05', ...more } as Facts,
    where,
    COMMUNES,
    PROVENANCE,
  )(ON).map(({ code, answer, from, counted, better }) => [
    code,
    answer,
    from,
    counted?.days ?? null,
    better.map((each) => each.code).join(' '),
  ]);
const TWO_YEARS = place({ canton: { years: 2 }, commune: null });
const IN_COMMUNE = place({ canton: null, commune: { years: 2 } });

describe('where a part of a canton’s rule was read', () => {
  const row = { law: 'LDCV', source: 'https://x', checkedOn: '2026-11-01', verified: true };
  const at = { canton: 'VD', commune: null, languages: ['fr'] } as const;
  const part = (article: string) => ({ basis: [article], source: 'https://vd.ch', checkedOn: '2026-11-28' });

  it('is its own article, address and day', () => {
    const provenance = {
      residence: part('LDCV 12'),
      language: part('LDCV 17'),
      assistance: { ...part(''), basis: [] },
    };
    const found = placeOf(
      { ...row, rule: { provenance, languageLevelVerified: true } as unknown as RuleRow['rule'] },
      at,
    );
    const read = { source: 'https://vd.ch', checkedOn: '2026-11-28', verified: true };
    expect(found.residence).toEqual({ ...read, basis: ['LN 18(1)', 'LDCV 12'] });
    expect(found.language).toEqual({ ...read, basis: ['LN 12(3)', 'LDCV 17'] });
    expect(found.assistance).toMatchObject({ basis: ['LN 12(3)', 'LDCV'], source: 'https://vd.ch' });
  });

  it('is that of the whole rule in a version from before the cells', () => {
    const { law: _, ...read } = row;
    expect(placeOf({ ...row, rule: {} as RuleRow['rule'] }, at).residence).toEqual({
      ...read,
      basis: ['LN 18(1)', 'LDCV'],
    });
  });
});

describe('where somebody lives', () => {
  const found = (residence: unknown, day: string): unknown =>
    livesIn({ residence } as Facts, COMMUNES, numberOf(day))?.bfs ?? null;
  it('is where they came last, on each day of it', () => {
    const residence = [
      { commune: 5591, from: '2020-02-02', to: '2022-02-02' },
      { commune: 5586, from: '2021-02-02', to: '2021-05-05' },
      { commune: 261, from: '2019-02-02', to: '2020-05-05' },
      { commune: 'unknown', from: '2021-03-03', to: null },
    ];
    expect(
      [
        '2019-02-01',
        '2019-02-02',
        '2020-02-02',
        '2021-02-01',
        '2021-02-02',
        '2021-05-05',
        '2021-05-06',
        '2022-02-03',
      ].map((day) => found(residence, day)),
    ).toEqual([null, 261, 5591, 5591, 5586, 5586, 5591, null]);
    expect([found('unknown', '2020-01-01'), found(undefined, '2020-01-01')]).toEqual([null, null]);
  });
});

describe('the residence in the canton', () => {
  const stay = 'stay-where-you-are';
  it.each<[string, unknown, Place | null, unknown[]]>([
    ['of no place', [], null, [['cantonal-residence', 'ask', null, null, 'tell-more']]],
    ['that is not known', 'unknown', TWO_YEARS, [['cantonal-residence', 'ask', null, null, 'tell-more']]],
    [
      'in a commune there is not',
      [{ commune: 1, from: '2020', to: null }],
      TWO_YEARS,
      [['cantonal-residence', 'ask', null, null, 'tell-more']],
    ],
    [
      'that is long enough, to the day',
      [{ commune: 5591, from: '2024-11-28', to: null }],
      TWO_YEARS,
      [['cantonal-residence', 'met', null, 730, stay]],
    ],
    [
      'that is a day short',
      [
        { commune: 261, from: '1990-05-05', to: '2024-11-28' },
        { commune: 5591, from: '2024-11-29', to: null },
      ],
      TWO_YEARS,
      [['cantonal-residence', 'not-yet', '2026-11-29', 729, `wait ${stay}`]],
    ],
    [
      'that is a day short, where nobody said where they lived before',
      [{ commune: 5591, from: '2024-11-29', to: null }],
      TWO_YEARS,
      [['cantonal-residence', 'ask', null, 729, `earlier-residence ${stay}`]],
    ],
    [
      'in another canton',
      [{ commune: 261, from: '1990-05-05', to: null }],
      TWO_YEARS,
      [['cantonal-residence', 'not-yet', null, 0, stay]],
    ],
    [
      'of which only the year is known',
      [{ commune: 5591, from: '2024', to: null }],
      TWO_YEARS,
      [['cantonal-residence', 'ask', null, 697, `exact-days ${stay}`]],
    ],
    [
      'whose end is not known',
      [
        { commune: 5591, from: '2023-11-28', to: '2025' },
        { commune: 261, from: '2026', to: null },
      ],
      TWO_YEARS,
      [['cantonal-residence', 'ask', null, 401, `exact-days ${stay}`]],
    ],
    [
      'that may be in a commune nobody named',
      [
        { commune: 5591, from: '2026-01-01', to: null },
        { commune: 'unknown', from: '2020', to: '2025' },
      ],
      TWO_YEARS,
      [['cantonal-residence', 'ask', null, 331, `earlier-residence ${stay}`]],
    ],
    [
      'that is enough, whatever nobody named',
      [
        { commune: 5591, from: '2020-01-01', to: null },
        { commune: 'unknown', from: '2010', to: '2015' },
      ],
      TWO_YEARS,
      [['cantonal-residence', 'met', null, 2523, stay]],
    ],
    [
      'in the commune, not in the next one',
      [
        { commune: 5591, from: '1990-05-05', to: '2026-01-31' },
        { commune: 5586, from: '2026-02-01', to: null },
      ],
      IN_COMMUNE,
      [['communal-residence', 'not-yet', '2028-02-01', 300, `wait ${stay}`]],
    ],
    [
      'where no commune was named',
      [{ commune: 5586, from: '2010-01-01', to: null }],
      place({ canton: null, commune: { years: 2 } }, null),
      [['communal-residence', 'ask', null, null, 'tell-more']],
    ],
    [
      'in two communes, which may be added, and not that of another canton',
      [
        { commune: 261, from: '1990-05-05', to: '2024-12-31' },
        { commune: 5591, from: '2025-01-01', to: '2026-01-31' },
        { commune: 5586, from: '2026-02-01', to: null },
      ],
      place({ canton: null, commune: { years: 2, communes: 2 } }),
      [['communal-residence', 'not-yet', '2027-01-01', 300, `wait ${stay}`]],
    ],
    [
      'as long as the commune says, which may be nothing',
      [{ commune: 5586, from: '2026-02-01', to: null }],
      place({ canton: null, commune: { least: null, most: { years: 2 } } }),
      [['communal-residence', 'ask', null, 300, `ask-commune ${stay}`]],
    ],
    [
      'as long as any commune may say',
      [{ commune: 5586, from: '2020-02-01', to: null }],
      place({ canton: null, commune: { least: null, most: { years: 2 } } }),
      [['communal-residence', 'met', null, 2492, stay]],
    ],
  ])('%s', (_, residence, where, expected) => {
    expect(said(residence, where)).toEqual(expected);
  });
});

describe('since when in the canton, whatever the communes', () => {
  const stay = 'stay-where-you-are';
  const LAST_TWO = place({ canton: { years: 2, lastYears: 2 }, commune: null });
  const moved = [{ commune: 5586, from: '2026-01-01', to: null }];
  it.each<[string, Place, unknown, object, unknown[]]>([
    ['long enough', LAST_TWO, moved, { inCantonSince: '2020' }, ['met', null, stay]],
    [
      'too short, without a gap',
      LAST_TWO,
      moved,
      { inCantonSince: '2025-05-05' },
      ['not-yet', '2027-05-05', `wait ${stay}`],
    ],
    [
      'too short in total, with years before of which nobody spoke',
      TWO_YEARS,
      moved,
      { inCantonSince: '2025-05-05' },
      ['ask', null, `earlier-residence ${stay}`],
    ],
    [
      'too short in total, and not in Switzerland before',
      TWO_YEARS,
      moved,
      { inCantonSince: '2025-05-05', stays: [{ permit: 'B', from: '2025-05-05', to: null }] },
      ['not-yet', '2027-05-05', `wait ${stay}`],
    ],
    ['not asked', LAST_TWO, moved, {}, ['ask', null, `earlier-residence ${stay}`]],
    ['known without a commune', LAST_TWO, 'unknown', { inCantonSince: '2020' }, ['met', null, stay]],
    [
      'that of another canton, where one lives',
      LAST_TWO,
      [{ commune: 261, from: '2026-01-01', to: null }],
      { inCantonSince: '1990-05-05' },
      ['not-yet', null, stay],
    ],
  ])('%s', (_, where, residence, more, [answer, from, better]) => {
    expect(said(residence, where, more)).toEqual([['cantonal-residence', answer, from, expect.anything(), better]]);
  });
});

describe('what a canton counts in its own way', () => {
  const stay = 'stay-where-you-are';
  const before = { commune: 261, from: '1990-05-05', to: '2026-01-31' };
  const here = { commune: 5586, from: '2026-02-01', to: null };
  it.each<[string, Place, unknown, object, unknown[]]>([
    [
      'LU § 18: the last year is counted until the naturalisation, so it may be lacking when one files',
      place({ canton: null, commune: { years: 0, lastYears: 1, lastYearsAtDecision: true } }),
      [before, here],
      {},
      ['ask', null, `stay-until-decision ${stay}`],
    ],
    [
      'and is there when one has stayed',
      place({ canton: null, commune: { years: 1, lastYears: 1, lastYearsAtDecision: true } }),
      [
        { ...before, to: '2020-01-31' },
        { ...here, from: '2020-02-01' },
      ],
      {},
      ['met', null, stay],
    ],
    [
      'FR 9: three years, two of them in the last five',
      place({ canton: { years: 3, recent: { years: 2, within: 5 } }, commune: null }),
      [{ ...here, from: '1990-05-05', to: '2010-01-31' }, { ...before, from: '2010-02-01' }, here],
      {},
      ['not-yet', '2028-02-01', `wait ${stay}`],
    ],
    [
      'of the young fewer years are asked, so it is asked',
      place({ canton: { years: 2 }, commune: null, youngUntil: 22 }),
      [before, here],
      { birthDate: '2004-11-29' },
      ['ask', null, `${stay} young-residence`],
    ],
    [
      'of who is older they are not',
      place({ canton: { years: 2 }, commune: null, youngUntil: 22 }),
      [before, here],
      { birthDate: '2004-11-28' },
      ['not-yet', '2028-02-01', `wait ${stay}`],
    ],
  ])('%s', (_, where, residence, more, expected) => {
    expect(
      said(residence, where, more).map((each) => [
        (each as unknown[])[1],
        (each as unknown[])[2],
        (each as unknown[])[4],
      ]),
    ).toEqual([expected]);
  });
});
