import { appealDaysOf } from '../../cases/case.rules.js';
import { BOTH, type AlarmRule } from './alarm.js';
import { decisionIn } from './decision.rules.js';

/**
 * A term to appeal whose last day was typed in. It is due on the safe day; once that is over, on the last day, then on
 * the latest day that a reading of the law allows, where it stays.
 */
export const appealDeadline: AlarmRule = {
  alarms(facts, today) {
    if (facts.stage !== 'refused' || facts.lastDay === null) return [];
    const days = appealDaysOf({ ...facts, decision: decisionIn(facts) });
    if (days === null) return [];
    return [{ dueOn: [days.safeDay, days.lastDay].find((day) => day >= today) ?? days.latestDay }];
  },
  remind: [10, 5, 2, 1],
  audiences: BOTH,
  urgent: true,
  // That somebody appealed is not known from the stage alone.
  isDone: () => false,
  endedBy: 'It follows the last day typed into the case, and ends when the case is no longer at the stage refused.',
};
