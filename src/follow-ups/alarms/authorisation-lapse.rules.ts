import { WAITS } from '../waits.js';
import { BOTH, type AlarmRule } from './alarm.js';
import { addMonths, readable } from './when.rules.js';

/**
 * The federal authorisation lapses a year after its grant unless the canton decides (LN 14(1)). It is due nine months after
 * the grant, then after eleven. Where the day of the grant is not known, none is named: see `authorisation-day`.
 */
export const authorisationLapse: AlarmRule = {
  alarms({ stage, procedure, facts }, today) {
    const authorisedOn = readable(facts.authorisedOn);
    if (stage !== 'cantonal-decision' || procedure !== 'ordinary' || authorisedOn === null) return [];
    const days = WAITS.authorisation.months.map((months) => addMonths(authorisedOn, months));
    return [{ dueOn: days.filter((day) => day <= today).at(-1) ?? days[0] }];
  },
  remind: [0],
  audiences: BOTH,
  urgent: true,
  isDone: ({ stage }) => stage !== 'cantonal-decision',
  endedBy:
    'It follows the day of the federal authorisation, and ends when the canton has decided and the case moves on.',
};
