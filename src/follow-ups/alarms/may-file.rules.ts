import { addDays } from '../../common/day.js';
import { WAITS } from '../waits.js';
import type { AlarmRule } from './alarm.js';

const { shownDays, remindDaysBefore } = WAITS.mayFile;

/** The first day to file that the assessment names, where only time is lacking; it stays until the application is filed. */
export const mayFile: AlarmRule = {
  alarms({ procedure, ways, standing }, today) {
    const way = ways.find((each) => each.procedure === procedure);
    if (way?.answer === 'not-yet' && way.from !== null && way.from <= addDays(today, shownDays))
      return [{ dueOn: way.from }];
    // Since that day it is likely, and names no day any more.
    const before = standing.find(({ alarm, dueOn }) => alarm === 'may-file' && dueOn <= today);
    return way?.answer === 'likely' && before ? [{ dueOn: before.dueOn }] : [];
  },
  remind: remindDaysBefore,
  audiences: ['adviser'],
  urgent: false,
  isDone: ({ filedOn }) => filedOn !== null,
  endedBy: 'It ends when the application is filed, or what is known names another first day.',
};
