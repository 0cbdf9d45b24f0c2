import { addWorkingDays } from '../../eligibility/working-days.js';
import type { AlarmRule } from './alarm.js';
import { CONFIRM_WITHIN_WORKING_DAYS } from './ladder.rules.js';

/** An appeal was sent, and no second person has looked at the receipt. */
export const deadlineUnconfirmed: AlarmRule = {
  alarms: ({ deadlines, canton }) =>
    deadlines
      .filter(({ kind, state, endedOn }) => kind === 'appeal' && state === 'met' && endedOn !== null)
      .map(({ id, endedOn }) => ({
        about: id,
        dueOn: addWorkingDays(endedOn!, CONFIRM_WITHIN_WORKING_DAYS, canton),
      })),
  remind: [0],
  audiences: ['coordinator'],
  urgent: false,
  isDone: () => true,
  endedBy: 'It ends when a second person has looked at what was sent.',
};
