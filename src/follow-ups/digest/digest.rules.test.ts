import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CANTON_CODES } from '../../common/cantons.js';
import { zurichDay, zurichInstant } from '../../common/clock.js';
import { addDays, weekday } from '../../common/day.js';
import { isWorkingDay } from '../../eligibility/working-days.js';
import { DIGEST_HOURS, DIGESTS_A_WEEK, slotFor, type DigestState } from './digest.rules.js';

const NONE = new Map<string, DigestState>();
const reader = { hour: 8, canton: 'VD' as const };
const at = (text: string): Date => new Date(text);

describe('the digest that carries what is due', () => {
  it('is the one of today at the chosen hour, or at once after it', () => {
    expect(slotFor(reader, NONE, at('2026-03-02T03:00:00+01:00'))).toEqual({
      day: '2026-03-02',
      at: at('2026-03-02T08:00:00+01:00'),
      capped: false,
    });
    const noon = at('2026-03-02T12:00:00+01:00');
    expect(slotFor(reader, NONE, noon)).toEqual({ day: '2026-03-02', at: noon, capped: false });
    expect(slotFor({ ...reader, hour: 17 }, NONE, noon).at).toEqual(at('2026-03-02T17:00:00+01:00'));
  });

  it('waits for the next working day after eight in the evening, on a Sunday and on a holiday of the canton', () => {
    expect(slotFor(reader, NONE, at('2026-03-06T20:00:00+01:00')).day).toBe('2026-03-09');
    expect(slotFor(reader, NONE, at('2026-04-05T10:00:00+02:00')).day).toBe('2026-04-07');
    // Sechseläuten is none; Berchtold's Day is one in Vaud, and none in Geneva.
    expect(slotFor(reader, NONE, at('2026-01-02T10:00:00+01:00')).day).toBe('2026-01-05');
    expect(slotFor({ ...reader, canton: 'GE' }, NONE, at('2026-01-02T10:00:00+01:00')).day).toBe('2026-01-02');
  });

  it('keeps its hour when the clocks change, at the end of a month and on a leap day', () => {
    expect(slotFor(reader, NONE, at('2026-03-29T12:00:00+02:00')).at).toEqual(at('2026-03-30T08:00:00+02:00'));
    expect(slotFor(reader, NONE, at('2026-10-25T12:00:00+01:00')).at).toEqual(at('2026-10-26T08:00:00+01:00'));
    expect(slotFor(reader, NONE, at('2026-07-31T21:00:00+02:00')).day).toBe('2026-08-03');
    expect(slotFor(reader, NONE, at('2028-02-28T21:00:00+01:00')).day).toBe('2028-02-29');
  });

  it('takes in what comes before it has left, and leaves the rest to the next day', () => {
    const [monday, now] = ['2026-03-02', at('2026-03-02T10:00:00+01:00')];
    expect(slotFor(reader, new Map([[monday, 'open']]), now)).toMatchObject({ day: monday, capped: false });
    expect(slotFor(reader, new Map([[monday, 'left']]), now)).toMatchObject({ day: '2026-03-03', capped: true });
  });

  it('is put off to the next week when as many as may have left in this one', () => {
    const four = new Map(['02', '03', '04', '05'].map((day) => [`2026-03-${day}`, 'left' as const]));
    expect(slotFor(reader, four, at('2026-03-06T07:00:00+01:00'))).toMatchObject({ day: '2026-03-09', capped: true });
  });

  it('leaves once a day, so many a week, never in quiet hours, and always within three weeks', () => {
    const moment = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2032-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(
        moment,
        fc.array(fc.integer({ min: 0, max: 40 * 24 * 60 }), { maxLength: 60 }),
        fc.constantFrom(null, ...CANTON_CODES),
        fc.integer({ min: DIGEST_HOURS.from, max: DIGEST_HOURS.until - 1 }),
        (begin, minutes, canton, hour) => {
          // A life of one reader: what becomes due at random minutes.
          const leaves = new Map<string, Date>();
          for (const minute of [...minutes].sort((a, b) => a - b)) {
            const now = new Date(begin.getTime() + minute * 60_000);
            const digests = new Map([...leaves].map(([day, when]) => [day, when <= now ? 'left' : 'open'] as const));
            const slot = slotFor({ hour, canton }, digests, now);
            expect(slot.at >= now).toBe(true);
            expect(zurichDay(slot.at)).toBe(slot.day);
            expect(isWorkingDay(slot.day, canton, 'in-part')).toBe(true);
            expect(slot.at >= zurichInstant(slot.day, DIGEST_HOURS.from)).toBe(true);
            expect(slot.at < zurichInstant(slot.day, DIGEST_HOURS.until)).toBe(true);
            expect(leaves.has(slot.day) && digests.get(slot.day) === 'left').toBe(false);
            if (!leaves.has(slot.day)) leaves.set(slot.day, slot.at);
          }
          const weeks = new Map<string, number>();
          for (const day of leaves.keys()) {
            const monday = addDays(day, 1 - weekday(day));
            weeks.set(monday, (weeks.get(monday) ?? 0) + 1);
          }
          expect(Math.max(0, ...weeks.values())).toBeLessThanOrEqual(DIGESTS_A_WEEK);
        },
      ),
      { numRuns: 60 },
    );
  });
});
