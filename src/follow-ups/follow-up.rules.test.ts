import { describe, expect, it } from '@jest/globals';
import { blocker, daysOf, dueDayFault } from './follow-up.rules.js';

const TODAY = '2026-03-02';

describe('what is due', () => {
  it('is overdue before today, and a week is seven days with today', () => {
    expect(daysOf('overdue', TODAY)).toEqual({ from: null, to: '2026-03-01' });
    expect(daysOf('today', TODAY)).toEqual({ from: TODAY, to: TODAY });
    expect(daysOf('week', TODAY)).toEqual({ from: TODAY, to: '2026-03-08' });
  });

  it('is due today or later, and at most five years ahead', () => {
    expect(dueDayFault(TODAY, TODAY, TODAY)).toBeNull();
    expect(dueDayFault('2031-03-02', TODAY, TODAY)).toBeNull();
    expect(dueDayFault('2026-03-01', TODAY, TODAY)).toBe('before-today');
    expect(dueDayFault('2031-03-03', TODAY, TODAY)).toBe('too-far-ahead');
    expect(dueDayFault(TODAY, '2026-03-03', TODAY)).toBe('not-after-today');
    // From a 29 February.
    expect(dueDayFault('2033-02-28', '2028-02-29', '2028-02-29')).toBeNull();
    expect(dueDayFault('2033-03-01', '2028-02-29', '2028-02-29')).not.toBeNull();
  });

  it('may be ended by hand unless it has ended or an alarm stands', () => {
    expect(blocker({ state: 'open', alarm: null })).toBeNull();
    expect(blocker({ state: 'open', alarm: 'refusal-letter' })).toBe('alarm');
    expect(blocker({ state: 'done', alarm: 'refusal-letter' })).toBe('ended');
  });
});
