import { addDays, daysBetween } from '../../common/day.js';
import { WAITS } from '../waits.js';
import type { AlarmFacts, AlarmRule } from './alarm.js';

function hasSpokenSince({ absences, lastContactOn }: AlarmFacts, about: string): boolean {
  return absences.some(({ id, to }) => id === about && to !== null && lastContactOn !== null && lastContactOn > to);
}

/** The adviser is back after an absence of some length: due on the day after. */
export const absenceEnd: AlarmRule = {
  alarms(facts, today) {
    const { atLeastDays, shownDays } = WAITS.absence;
    return facts.absences.flatMap(({ id, from, to }) => {
      if (to === null || to >= today || addDays(to, shownDays) < today) return [];
      if (daysBetween(from, to) + 1 < atLeastDays || hasSpokenSince(facts, id)) return [];
      // Who got the case later has missed nothing.
      if (facts.assignedOn === null || facts.assignedOn > to) return [];
      return [{ about: id, dueOn: addDays(to, 1) }];
    });
  },
  remind: [],
  audiences: ['adviser'],
  urgent: false,
  isDone: hasSpokenSince,
  endedBy: 'It ends when a call, meeting, letter or message is noted after the absence, or two weeks later.',
};
