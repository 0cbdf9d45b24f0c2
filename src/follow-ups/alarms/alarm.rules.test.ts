import { describe, expect, it } from '@jest/globals';
import { formerDay } from './alarm.rules.js';

const TODAY = '2026-03-02';

describe('the day of an alarm', () => {
  it('that a fact moves stays in sight, not when it was stepped across', () => {
    const was = (dueOn: string, formerDueOn: string | null = null) => ({ dueOn, formerDueOn });
    expect(formerDay(was('2026-03-09'), '2026-03-20', TODAY)).toBe('2026-03-09');
    expect(formerDay(was(TODAY), '2026-03-20', TODAY)).toBe(TODAY);
    expect(formerDay(was('2026-03-01'), '2026-03-20', TODAY)).toBeNull();
    expect(formerDay(was('2026-03-01', '2026-02-20'), '2026-03-20', TODAY)).toBe('2026-02-20');
    // It is what it was.
    expect(formerDay(was('2026-03-01', '2026-03-20'), '2026-03-20', TODAY)).toBeNull();
  });
});
