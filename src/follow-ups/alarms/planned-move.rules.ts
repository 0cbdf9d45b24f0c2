import { WAITS } from '../waits.js';
import { BOTH, type AlarmRule } from './alarm.js';
import { UNDER_EXAMINATION, readable } from './when.rules.js';

/** A move before the commune has finished examining takes the application away from it (LN 18(2)). Due on the day of the move. */
export const plannedMove: AlarmRule = {
  alarms({ stage, procedure, facts }) {
    const movesOn = readable(facts.plannedMoveOn);
    return movesOn !== null && procedure === 'ordinary' && UNDER_EXAMINATION.includes(stage)
      ? [{ dueOn: movesOn }]
      : [];
  },
  remind: WAITS.plannedMove.remindDaysBefore,
  audiences: BOTH,
  urgent: true,
  isDone: ({ stage }) => !UNDER_EXAMINATION.includes(stage),
  endedBy: 'It ends when the commune has finished, or the day of the planned move is taken out of the case.',
};
