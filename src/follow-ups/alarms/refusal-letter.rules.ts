import { addDays } from '../../common/day.js';
import { receiptOf } from '../../eligibility/deadline.rules.js';
import { workingDayOnOrBefore } from '../../eligibility/working-days.js';
import type { AlarmRule } from './alarm.js';
import { decisionIn } from './decision.rules.js';

/** Of all cantons, in days. */
const SHORTEST_TERM = 10;

/** A refusal came, and nobody has typed in its last day yet. It is due when the shortest term would have run out. */
export const refusalLetter: AlarmRule = {
  stages: ['refused'],
  dueOn(facts, standing, today) {
    if (facts.lastDay !== null) return null;
    // An uncollected registered letter counts as received too.
    const receipt = receiptOf(decisionIn(facts));
    // Date of receipt unknown: the day it was noticed, which then stays.
    if (receipt === null) return standing ?? today;
    // A shorter term is known: in voting matters it can be five days.
    const days = Math.min(SHORTEST_TERM, facts.termDays ?? SHORTEST_TERM);
    return workingDayOnOrBefore(addDays(receipt.on, days), facts.canton);
  },
  remind: 'daily',
  isDone: ({ stage, lastDay }) => stage === 'refused' && lastDay !== null,
  endedBy: 'It ends when the last day is typed into the case, as the letter has it.',
};
