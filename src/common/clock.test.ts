import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { zurichDay } from './clock.js';

describe('The day in Zurich', () => {
  it.each([
    ['2026-03-01T22:59:59.999Z', '2026-03-01'],
    ['2026-03-01T23:00:00.000Z', '2026-03-02'],
    ['2026-07-01T21:59:59.999Z', '2026-07-01'],
    ['2026-07-01T22:00:00.000Z', '2026-07-02'],
  ])('of %s is %s', (instant, day) => {
    expect(zurichDay(new Date(instant))).toBe(day);
  });

  it('begins on the hour between 1900 and 2200, so that an hour has one day', () => {
    const parts = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Zurich', dateStyle: 'short' });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
        (instant) => {
          expect(zurichDay(instant)).toBe(parts.format(instant));
          expect(zurichDay(new Date(Math.floor(instant.getTime() / 3_600_000) * 3_600_000))).toBe(zurichDay(instant));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
