import type { AlarmRule } from './alarm.js';

/** The last day of the term to appeal, as typed in. */
export const appealDeadline: AlarmRule = {
  stages: ['refused'],
  dueOn: ({ lastDay }) => lastDay,
  remind: [10, 5, 2, 1],
  // That somebody appealed is not known from the stage alone.
  isDone: () => false,
  endedBy: 'It follows the last day typed into the case, and ends when the case is no longer at the stage refused.',
};
