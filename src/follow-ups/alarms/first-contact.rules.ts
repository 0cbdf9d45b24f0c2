import { addDays } from '../../common/day.js';
import { addWorkingDays } from '../../eligibility/working-days.js';
import { WAITS } from '../waits.js';
import { BOTH, type AlarmFacts, type AlarmRule } from './alarm.js';

function hasSpoken({ assignedOn, lastContactOn }: AlarmFacts): boolean {
  return lastContactOn !== null && (assignedOn === null || lastContactOn >= assignedOn);
}

/** Whoever got an adviser hears from them within some working days of the canton. Later on, `no-contact` counts. */
export const firstContact: AlarmRule = {
  alarms(facts, today) {
    const { assignedOn, hasAdviser, canton } = facts;
    const { workingDays, shownDays } = WAITS.firstContact;
    if (!hasAdviser || assignedOn === null || hasSpoken(facts) || addDays(assignedOn, shownDays) <= today) return [];
    return [{ dueOn: addWorkingDays(assignedOn, workingDays, canton) }];
  },
  remind: [],
  audiences: BOTH,
  urgent: false,
  isDone: hasSpoken,
  endedBy: 'It ends when a call, meeting, letter or message is noted.',
};
