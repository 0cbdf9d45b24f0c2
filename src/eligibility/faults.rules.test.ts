import { expect, it } from '@jest/globals';
import { differences } from './changes.rules.js';
import { factFaults } from './faults.rules.js';

type Facts = Parameters<typeof factFaults>[0];
const communes: Parameters<typeof factFaults>[2] = new Map([[5586, { bfs: 5586, canton: 'VD' }]]);

it.each<[string, object, unknown[]]>([
  ['nothing', {}, []],
  ['what is not known', { birthDate: 'unknown', stays: 'unknown', residence: 'unknown', absences: 'unknown' }, []],
  ['a birth today', { birthDate: '2026-11-28' }, []],
  ['a birth this year', { birthDate: '2026' }, []],
  ['a birth tomorrow', { birthDate: '2026-11-29' }, [{ pointer: '/birthDate', detail: 'is not in the future' }]],
  ['a stay of a day', { stays: [{ permit: 'B', from: '2020-05-05', to: '2020-05-05' }] }, []],
  ['a stay that goes on', { stays: [{ permit: 'B', from: '2020-05-05', to: null }] }, []],
  ['a stay that ends in the year it began', { stays: [{ permit: 'B', from: '2020-05-05', to: '2020' }] }, []],
  [
    'a second stay that ends before it began',
    {
      stays: [
        { permit: 'B', from: '2019', to: '2020' },
        { permit: 'B', from: '2020-05-05', to: '2020-05-04' },
      ],
    },
    [{ pointer: '/stays/1/to', detail: 'is not before from' }],
  ],
  [
    'an absence that ends before it began',
    { absences: [{ from: '2021', to: '2020' }] },
    [{ pointer: '/absences/0/to', detail: 'is not before from' }],
  ],
  [
    'a residence in a commune that is known, in one that is not, and in one there is not',
    {
      residence: [
        { commune: 5586, from: '2020', to: '2021' },
        { commune: 'unknown', from: '2020', to: '2021' },
        { commune: 1, from: '2021', to: '2020' },
      ],
    },
    [
      { pointer: '/residence/2/to', detail: 'is not before from' },
      { pointer: '/residence/2/commune', detail: 'is not the number of a commune' },
    ],
  ],
])('the faults of %s', (_, facts, faults) => {
  expect(factFaults(facts as Facts, '2026-11-28', communes)).toMatchObject(faults);
});

it('what differs is each procedure and condition whose answer or day is another, or that only one of them has', () => {
  type Assessments = Parameters<typeof differences>[0];
  const judged = (answer: string, from: string | null, conditions: [string, string, string | null][]) =>
    [
      {
        procedure: 'ordinary',
        answer,
        from,
        conditions: conditions.map(([code, each, day]) => ({ code, answer: each, from: day })),
      },
    ] as unknown as Assessments;
  const before = judged('not-yet', '2027-01-01', [
    ['permit', 'met', null],
    ['debts', 'ask', null],
    ['move', 'not-yet', '2027-01-01'],
  ]);
  expect(differences(before, before)).toEqual([]);
  expect(differences([], [])).toEqual([]);
  expect(
    differences(
      before,
      judged('not-yet', '2027-02-01', [
        ['permit', 'met', null],
        ['debts', 'met', null],
        ['move', 'not-yet', '2027-02-01'],
      ]),
    ),
  ).toEqual(['ordinary', 'ordinary/debts', 'ordinary/move']);
  expect(differences(before, judged('not-yet', '2027-01-01', [['permit', 'met', null]]))).toEqual([
    'ordinary/debts',
    'ordinary/move',
  ]);
  // A way that nobody judged before has not changed.
  expect(differences([], judged('ask', null, [['language', 'ask', null]]))).toEqual([]);
});
