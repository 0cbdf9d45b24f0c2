import type { AlarmRule } from './alarm.js';

/**
 * A term to appeal whose last day was typed in. It is due on the safe day; once that is over, on the last day, then on
 * the latest day that a reading of the law allows, where it stays.
 */
export const appealDeadline: AlarmRule = {
  stages: ['refused'],
  dueOn(facts, _standing, today) {
    const { safeDay, lastDay, latestDay } = facts;
    if (safeDay === null || lastDay === null) return null;
    return [safeDay, lastDay].find((day) => day >= today) ?? latestDay;
  },
  remind: [10, 5, 2, 1],
  // That somebody appealed is not known from the stage alone.
  isDone: () => false,
  endedBy: 'It follows the last day typed into the case, and ends when the case is no longer at the stage refused.',
};
