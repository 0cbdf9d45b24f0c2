import { describe, expect, it } from '@jest/globals';
import { FOREVER, numberOf } from './calendar.js';
import { shortestAndLongest, stayReadings } from './stay.rules.js';

type Facts = Parameters<typeof stayReadings>[0];
const SIX = { months: 6, monthsForWork: 12 };
const ON = '2026-11-28';
const standing = (facts: unknown, day: string): string => {
  const found = stayReadings(facts as Facts, SIX, numberOf(ON))!.standing;
  return `${found.certainly(numberOf(day)) ? 'certain' : ''}${found.possibly(numberOf(day)) ? ' possible' : ''}`.trim();
};

describe('whether somebody is here on a day', () => {
  const TWO = {
    stays: [
      { permit: 'B', from: '2020-02-02', to: '2020-05-05' },
      { permit: 'C', from: '2021-02-02', to: '2021-05-05' },
    ],
  };
  it.each([
    ['2020-02-01', ''],
    ['2020-02-02', 'certain possible'],
    ['2020-05-05', 'certain possible'],
    ['2020-05-06', ''],
    ['2021-02-02', 'certain possible'],
    ['2021-05-05', 'certain possible'],
    ['2021-05-06', ''],
  ])('of two stays, on %s: %j', (day, expected) => {
    expect(standing(TWO, day)).toBe(expected);
  });

  it.each([
    ['2019-12-31', ''],
    ['2020-01-01', 'possible'],
    ['2020-12-31', 'certain possible'],
    ['2022-01-01', 'certain possible'],
    ['2022-01-02', 'possible'],
    ['2022-12-31', 'possible'],
    ['2023-01-01', ''],
  ])('of a stay from 2020 to 2022, on %s: %j', (day, expected) => {
    expect(standing({ stays: [{ permit: 'B', from: '2020', to: '2022' }] }, day)).toBe(expected);
  });

  const STAYS = [{ permit: 'C', from: '2010-01-01', to: null }];
  it.each([
    ['2019-12-31', 'certain possible'],
    ['2020-01-01', ''],
    ['2020-07-01', ''],
    ['2020-07-02', 'certain possible'],
  ])('of an absence of six months, on %s: %j', (day, expected) => {
    expect(standing({ stays: STAYS, absences: [{ from: '2020-01-01', to: '2020-07-01', reason: 'other' }] }, day)).toBe(
      expected,
    );
  });
  it('of a shorter absence, and of one that may have been: it is', () => {
    expect(
      standing({ stays: STAYS, absences: [{ from: '2020-01-01', to: '2020-06-30', reason: 'other' }] }, '2020-03-03'),
    ).toBe('certain possible');
    const absences = [{ from: '2020', to: '2020-12-31', reason: 'other' }];
    expect(standing({ stays: STAYS, absences }, '2020-03-03')).toBe('possible');
    expect(standing({ stays: STAYS, absences }, '2021-01-01')).toBe('certain possible');
  });
  it('of an absence that has not ended, both before and behind it', () => {
    const away = { stays: STAYS, absences: [{ from: '2026-01-01', to: null, reason: 'other' }] };
    expect(['2025-12-31', '2026-01-01', ON, '2026-11-29'].map((day) => standing(away, day))).toEqual([
      'certain possible',
      '',
      '',
      'possible',
    ]);
  });
});

it('the best reading is another only where something is not known', () => {
  const same = (facts: unknown): boolean => {
    const { worst, best } = stayReadings(facts as Facts, SIX, numberOf(ON))!;
    return worst === best;
  };
  const stay = { permit: 'B', from: '2020-02-02', to: '2021-05-05' };
  expect([
    same({ stays: [stay] }),
    same({ stays: [stay, { ...stay, permit: 'unknown' }] }),
    same({ stays: [{ ...stay, from: '2020' }] }),
    same({ stays: [{ ...stay, to: '2021' }] }),
    same({ stays: [stay], absences: [{ from: '2020-03-03', to: '2020-04-04', reason: 'other' }] }),
  ]).toEqual([true, false, false, false, false]);
  expect(stayReadings({ stays: 'unknown' } as unknown as Facts, SIX, numberOf(ON))).toBeNull();
});

it('the end of a stay may not be known, or not have come', () => {
  const [first, last] = [numberOf('2020-01-01'), numberOf('2020-12-31')];
  expect(shortestAndLongest({ from: '2020', to: 'unknown' })).toEqual([
    { from: last, to: last },
    { from: first, to: FOREVER },
  ]);
  expect(shortestAndLongest({ from: '2020', to: null })).toEqual([
    { from: last, to: FOREVER },
    { from: first, to: FOREVER },
  ]);
});
