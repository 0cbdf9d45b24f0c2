import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { zurichDay, zurichInstant } from '../common/clock.js';
import { CANTON_CODES } from '../common/cantons.js';
import { addDays } from '../common/day.js';
import { isWorkingDay } from '../eligibility/working-days.js';
import { plan, thisMorning } from './reminder.rules.js';

const on = (day: string, clock = '10:00', offset = '+01:00') => new Date(`${day}T${clock}:00${offset}`);
const told = (moments: ReturnType<typeof plan>) => moments.map(({ on: day, at }) => [day, at.toISOString()]);

describe('the days on which a reminder leaves', () => {
  it('is eight in the morning of each asked day, summer time included', () => {
    for (const daysBefore of [
      [7, 0],
      [0, 7],
    ])
      expect(told(plan('2026-04-01', daysBefore, 'VD', on('2026-03-02')))).toEqual([
        ['2026-03-25', '2026-03-25T07:00:00.000Z'],
        ['2026-04-01', '2026-04-01T06:00:00.000Z'],
      ]);
  });

  it('is moved earlier from Good Friday and from a weekend', () => {
    expect(plan('2026-04-03', [0], 'VD', on('2026-03-02')).map((moment) => moment.on)).toEqual(['2026-04-02']);
    expect(plan('2026-03-15', [1, 0], 'VD', on('2026-03-02')).map((moment) => moment.on)).toEqual(['2026-03-13']);
  });

  it('keeps the holidays of the canton of the case', () => {
    // Saint Joseph is kept in Ticino, not in Zurich.
    expect(plan('2026-03-19', [0], 'TI', on('2026-03-02'))[0].on).toBe('2026-03-18');
    expect(plan('2026-03-19', [0], 'ZH', on('2026-03-02'))[0].on).toBe('2026-03-19');
  });

  it('lets what is past leave once and at once', () => {
    const now = on('2026-03-02');
    expect(plan('2026-03-03', [10, 5, 3, 0], 'VD', now)).toEqual([
      { on: '2026-03-02', at: now },
      { on: '2026-03-03', at: on('2026-03-03', '08:00') },
    ]);
    expect(plan('2026-03-02', [0], 'VD', now)).toEqual([{ on: '2026-03-02', at: now }]);
  });

  it('does not remind twice on a day on which one leaves at once before eight', () => {
    const now = on('2026-03-02', '06:30');
    expect(plan('2026-03-02', [3, 0], 'VD', now)).toEqual([{ on: '2026-03-02', at: now }]);
  });

  it('reminds of nothing that is past, and of nothing when nothing was asked for', () => {
    expect(plan('2026-03-01', [3, 0], 'VD', on('2026-03-02'))).toEqual([]);
    expect(plan('2026-04-01', [], 'VD', on('2026-03-02'))).toEqual([]);
  });

  it('holds whatever is asked, anywhere and at any time', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2024-01-01', n));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 86_399_999 }),
        fc.integer({ min: -20, max: 400 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 6 }),
        fc.constantFrom(...CANTON_CODES),
        (start, millisecond, ahead, daysBefore, canton) => {
          const now = new Date(zurichInstant(start, 0).getTime() + millisecond);
          const today = zurichDay(now);
          const dueOn = addDays(start, ahead);
          const moments = plan(dueOn, daysBefore, canton, now);
          if (dueOn < today) return expect(moments).toEqual([]);
          // Somebody who asked to be reminded is.
          expect(moments.length > 0).toBe(daysBefore.length > 0);
          const atOnce = moments.filter(({ at }) => at.getTime() === now.getTime());
          expect(atOnce.length).toBeLessThanOrEqual(1);
          expect(new Set(moments.map((moment) => moment.on)).size).toBe(moments.length);
          for (const moment of moments) {
            expect(moment.on <= dueOn).toBe(true);
            expect(moment.at >= now).toBe(true);
            expect(zurichDay(moment.at)).toBe(moment.on);
            if (moment.at.getTime() === now.getTime()) continue;
            expect(isWorkingDay(moment.on, canton)).toBe(true);
            expect(moment.at).toEqual(zurichInstant(moment.on, 8));
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('what is reminded of every day', () => {
  it('waits for eight in the morning, on Sundays too, and leaves at once later', () => {
    expect(thisMorning(on('2026-03-08', '00:01'))).toEqual({ on: '2026-03-08', at: on('2026-03-08', '08:00') });
    const later = on('2026-03-08', '09:15');
    expect(thisMorning(later)).toEqual({ on: '2026-03-08', at: later });
  });
});
