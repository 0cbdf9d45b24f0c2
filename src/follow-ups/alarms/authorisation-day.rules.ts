import type { AlarmRule } from './alarm.js';
import { readable } from './when.rules.js';

/** The year of LN 14(1) runs from a day that nobody has typed in. It is due when it is noticed. */
export const authorisationDay: AlarmRule = {
  alarms({ stage, procedure, facts, standing }, today) {
    if (stage !== 'cantonal-decision' || procedure !== 'ordinary' || readable(facts.authorisedOn) !== null) return [];
    return [{ dueOn: standing.find(({ alarm }) => alarm === 'authorisation-day')?.dueOn ?? today }];
  },
  remind: [],
  audiences: ['adviser'],
  urgent: false,
  isDone: ({ facts }) => readable(facts.authorisedOn) !== null,
  endedBy: 'It ends when the day of the federal authorisation is typed into the case, or the case moves on.',
};
