import { describe, expect, it } from '@jest/globals';
import { groupByDay } from '../web/src/features/follow-ups/dayGroups.js';
import {
  contactOf,
  isExpired,
  isExpiringSoon,
  keptUntil,
  networkToday,
  precisionOf,
  toNetworkTime,
} from '../web/src/offline/networkTime.js';

const at = (text: string): number => Date.parse(text);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Friday. */
const FRIDAY = at('2026-02-27T18:00:00Z');

describe('the day of a device', () => {
  it('is counted on from the last contact, through midnight in Zurich', () => {
    const contact = { server: FRIDAY, device: FRIDAY };
    expect(networkToday(contact, FRIDAY)).toBe('2026-02-27');
    expect(networkToday(contact, at('2026-02-27T22:59:59Z'))).toBe('2026-02-27');
    expect(networkToday(contact, at('2026-02-27T23:00:00Z'))).toBe('2026-02-28');
    expect(networkToday(contact, FRIDAY + 3 * DAY)).toBe('2026-03-02');
    // Summer time begins on 29 March.
    expect(networkToday({ server: at('2026-03-28T22:00:00Z'), device: 0 }, 24 * HOUR)).toBe('2026-03-30');
  });

  it.each([
    ['two days fast', 2 * DAY],
    ['two years slow', -730 * DAY],
    ['three seconds slow', -3_000],
  ])('does not follow a clock that is always %s', (_, error) => {
    const contact = { server: FRIDAY, device: FRIDAY + error };
    expect(networkToday(contact, FRIDAY + error)).toBe('2026-02-27');
    expect(networkToday(contact, FRIDAY + error + 3 * DAY)).toBe('2026-03-02');
    expect(toNetworkTime(contact, FRIDAY + error - HOUR)).toBe(FRIDAY - HOUR);
  });

  it('does not go back with a clock that was set back, and follows one that was set forward', () => {
    const contact = { server: FRIDAY, device: FRIDAY };
    expect(networkToday(contact, FRIDAY - 40 * DAY)).toBe('2026-02-27');
    expect(networkToday(contact, FRIDAY + 4 * DAY)).toBe('2026-03-03');
  });

  it('is that of its own clock before any contact', () => {
    expect(networkToday(null, FRIDAY)).toBe('2026-02-27');
    expect(toNetworkTime(null, FRIDAY)).toBe(FRIDAY);
  });

  it('is the demonstration’s, which is another', () => {
    const contact = contactOf({ today: '2026-06-01', now: '2026-06-01T18:00:00Z' }, FRIDAY);
    expect(networkToday(contact, FRIDAY + 5 * HOUR)).toBe('2026-06-02');
  });

  it('is known from what an earlier client stored, which had no time', () => {
    const contact = contactOf({ today: '2026-06-01' }, FRIDAY);
    expect(networkToday(contact, FRIDAY)).toBe('2026-06-01');
    expect(networkToday(contact, FRIDAY + 2 * DAY)).toBe('2026-06-03');
  });
});

describe('how a time is told', () => {
  it.each([
    ['2026-03-02', 'time'],
    ['2026-03-01', 'weekday'],
    ['2026-02-24', 'weekday'],
    // The same weekday would be taken for today.
    ['2026-02-23', 'date'],
    ['2025-03-02', 'date'],
    ['2026-03-03', 'date'],
  ])('of %s on 2 March: %s', (day, precision) => {
    expect(precisionOf(day, '2026-03-02')).toBe(precision);
  });
});

describe('what lies on a device without a network', () => {
  it('is there for seven days to the minute, and announced from the fifth on', () => {
    expect(keptUntil(FRIDAY)).toBe(FRIDAY + 7 * DAY);
    expect([4.99, 5, 7.5].map((days) => isExpiringSoon(FRIDAY, FRIDAY + days * DAY))).toEqual([false, true, true]);
    expect([6.99, 7, 8].map((days) => isExpired(FRIDAY, FRIDAY + days * DAY))).toEqual([false, true, true]);
  });

  it('is not deleted because a clock was set back', () => {
    expect(isExpired(FRIDAY, 0)).toBe(false);
    expect(isExpiringSoon(FRIDAY, 0)).toBe(false);
  });
});

describe('My day', () => {
  const items = ['2026-02-27', '2026-03-01', '2026-03-02', '2026-03-08', '2026-03-09'].map((dueOn) => ({ dueOn }));
  const days = (today: string): Record<string, string[]> =>
    Object.fromEntries(
      Object.entries(groupByDay(items, today)).map(([name, of]) => [name, of.map(({ dueOn }) => dueOn.slice(5))]),
    );

  it('groups what was stored on Friday by the day that it is', () => {
    expect(days('2026-02-27')).toEqual({
      overdue: [],
      today: ['02-27'],
      week: ['03-01', '03-02'],
      later: ['03-08', '03-09'],
    });
    expect(days('2026-03-02')).toEqual({
      overdue: ['02-27', '03-01'],
      today: ['03-02'],
      week: ['03-08'],
      later: ['03-09'],
    });
  });
});
