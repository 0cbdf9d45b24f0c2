import { expect, it, jest } from '@jest/globals';
import { addDays } from '../common/day.js';
import { FEDERAL_RULES } from '../places/federal-rules.js';
import type * as calendar from './calendar.js';
import { PERMITS, type Stay } from './facts.js';

/** How often a date was moved by years: once or twice for each day that is looked at. Milliseconds are for bench/. */
jest.mock('./calendar.js', () => {
  const real = jest.requireActual<typeof calendar>('./calendar.js');
  return { __esModule: true, ...real, plusYears: jest.fn(real.plusYears) };
});
const LAW = FEDERAL_RULES.find(({ code }) => code === 'federal-residence')!;

async function lookedAt(birthDate: string, stays: Stay[], on: string): Promise<number> {
  const { numberOf, plusYears } = await import('./calendar.js');
  const { federalResidence } = await import('./residence.rules.js');
  const { calls } = jest.mocked(plusYears).mockClear().mock;
  federalResidence({ birthDate, stays }, numberOf(on), LAW);
  return calls.length;
}

const MIXED = Array.from({ length: 500 }, (_, i) => ({
  permit: PERMITS[i % PERMITS.length],
  from: addDays('2000-01-01', i * 17),
  to: addDays('2000-01-01', i * 17 + (i % 40)),
}));
const SHORT = Array.from({ length: 500 }, (_, i) => ({
  permit: 'F' as const,
  from: addDays('1985-01-01', 40 * i),
  to: addDays('1985-01-01', 40 * i + 3),
}));

it('five hundred stays are not counted day by day', async () => {
  // Nine years, day by day, are more than ten thousand.
  expect(await lookedAt('1998-02-03', MIXED, '2010-11-21')).toBeLessThan(5000);
  expect(await lookedAt('1998-02-03', MIXED, '2026-11-21')).toBeLessThan(5000);
});

it('of a year of birth, every birthday at which something turns is looked at, and hardly any counted through', async () => {
  for (const on of ['2009-03-01', '2016-07-07', '2026-11-21'])
    expect(await lookedAt('1998', MIXED, on)).toBeLessThan(5000);
  // Going through every birthday took some ten thousand and more.
  expect(await lookedAt('1984', SHORT, '1990-11-21')).toBeLessThan(1500);
});
