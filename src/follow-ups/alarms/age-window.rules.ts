import { addDays } from '../../common/day.js';
import { WAITS } from '../waits.js';
import { BOTH, type AlarmRule } from './alarm.js';

const { shownDays, remindDaysBefore } = WAITS.ageWindow;

/**
 * A way that closes: at 18, 22 or 25 (LN 23, 24, 24a), or ten years after the loss (LN 27). It is due on the last day to file in
 * the strictest reading. Only ways of which nobody has to ask first whether they are theirs, or that the case goes.
 */
export const ageWindow: AlarmRule = {
  alarms: ({ procedure, ways }, today) =>
    ways.flatMap((way) => {
      if (way.until === null || way.until < today || way.until > addDays(today, shownDays)) return [];
      const isTheirs = way.procedure === procedure || (way.answer === 'likely' && !way.mustAsk);
      return isTheirs && way.answer !== 'other-way' ? [{ about: way.procedure, dueOn: way.until }] : [];
    }),
  remind: remindDaysBefore,
  audiences: BOTH,
  urgent: true,
  isDone: ({ filedOn }) => filedOn !== null,
  endedBy: 'It ends when the application is filed, or what is known says that the way is not theirs.',
};
