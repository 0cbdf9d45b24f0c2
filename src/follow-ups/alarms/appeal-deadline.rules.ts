import { BOTH, type AlarmRule } from './alarm.js';
import { dueDayOf, openOf } from './deadline-days.rules.js';

/** An appeal must be sent: safe day, last day, then the latest by any reading of the law. */
export const appealDeadline: AlarmRule = {
  alarms: (facts, today) =>
    openOf(facts, ['appeal']).flatMap((each) => {
      const dueOn = dueDayOf(each, today);
      return dueOn === null ? [] : [{ about: each.id, dueOn }];
    }),
  remind: [10, 5, 2, 1],
  audiences: BOTH,
  urgent: true,
  isDone: () => true,
  endedBy: 'It ends when somebody records how the deadline ended: what was sent and when, or what the person decided.',
};
