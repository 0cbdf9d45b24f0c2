import { BOTH, type AlarmRule } from './alarm.js';
import { dueDayOf, openOf } from './deadline-days.rules.js';

/** Another time limit than that of an appeal; an interview has an alarm of its own. */
export const deadline: AlarmRule = {
  alarms: (facts, today) =>
    openOf(facts, ['right-to-be-heard', 'documents', 'fee', 'other']).flatMap((each) => {
      const dueOn = dueDayOf(each, today);
      return dueOn === null ? [] : [{ about: each.id, dueOn }];
    }),
  remind: [5, 2, 1],
  audiences: BOTH,
  urgent: true,
  isDone: () => true,
  endedBy: 'It ends when somebody records how the deadline ended.',
};
