import { WAITS } from '../waits.js';
import { BOTH, type AlarmRule } from './alarm.js';

/** An interview or a test: due on its day. */
export const interview: AlarmRule = {
  alarms: ({ deadlines }, today) =>
    deadlines
      .filter(({ kind, state }) => kind === 'interview' && state === 'open')
      .flatMap(({ id, lastDay }) => (lastDay !== null && lastDay >= today ? [{ about: id, dueOn: lastDay }] : [])),
  remind: WAITS.interview.remindDaysBefore,
  audiences: BOTH,
  urgent: false,
  isDone: ({ deadlines }, about) => deadlines.some(({ id }) => id === about),
  endedBy: 'It ends after the day of the interview, or when that is taken out of the case.',
};
