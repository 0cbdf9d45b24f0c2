import { addDays } from '../../common/day.js';
import { WAITS } from '../waits.js';
import type { AlarmFacts, AlarmRule } from './alarm.js';
import { readable } from './when.rules.js';

const { days, shownDays } = WAITS.firstVote;

function hasSpokenSince({ facts, lastContactOn }: AlarmFacts): boolean {
  const oathOn = readable(facts.oathOn);
  return oathOn !== null && lastContactOn !== null && lastContactOn >= addDays(oathOn, days);
}

/** After the oath, whether the first voting papers have come; only for those who agreed to be asked. */
export const firstVote: AlarmRule = {
  alarms(facts, today) {
    const oathOn = readable(facts.facts.oathOn);
    const hasAgreed = facts.consents.some(({ purpose }) => purpose === 'first-vote');
    if (oathOn === null || oathOn > today || !hasAgreed || hasSpokenSince(facts)) return [];
    return addDays(oathOn, shownDays) < today ? [] : [{ dueOn: addDays(oathOn, days) }];
  },
  remind: [],
  audiences: ['adviser'],
  urgent: false,
  isDone: hasSpokenSince,
  endedBy: 'It ends when somebody has spoken to the person after that day, or the consent is withdrawn.',
};
