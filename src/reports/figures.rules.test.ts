import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween } from '../common/day.js';
import { isInternal, per100, spanBefore } from './figures.rules.js';

describe('The span before', () => {
  it.each([
    ['a year', '2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
    ['a quarter that begins a year', '2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
    ['March, which is longer than February', '2024-03-01', '2024-03-31', '2024-02-01', '2024-02-29'],
    ['a week', '2026-03-02', '2026-03-08', '2026-02-23', '2026-03-01'],
    ['the rest of a month', '2026-03-15', '2026-03-31', '2026-02-26', '2026-03-14'],
    ['a day', '2026-03-01', '2026-03-01', '2026-02-28', '2026-02-28'],
    ['a year up to a day in it', '2026-01-01', '2026-03-02', '2025-11-01', '2025-12-31'],
  ])('of %s', (_, from, to, before, until) => {
    expect(spanBefore({ from, to })).toEqual({ from: before, to: until });
  });

  it('ends on the eve of what it is compared with, and is as long but for the lengths of months', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 800 }), (start, length) => {
        const span = { from: addDays('2020-01-01', start), to: addDays('2020-01-01', start + length) };
        const before = spanBefore(span)!;
        expect(addDays(before.to, 1)).toBe(span.from);
        expect(Math.abs(daysBetween(before.from, before.to) - length)).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('is none where the last day lies before the first', () => {
    expect(spanBefore({ from: '2026-03-02', to: '2026-03-01' })).toBeNull();
  });
});

it('A number from one to four is for the staff alone, and none is no number', () => {
  expect([0, 1, 4, 5, 100].map(isInternal)).toEqual([false, true, true, false, false]);
});

it('A rate has one place, and none where there are no cases', () => {
  expect([per100(1, 3), per100(5, 100), per100(0, 7), per100(3, 0)]).toEqual([33.3, 5, 0, null]);
});
