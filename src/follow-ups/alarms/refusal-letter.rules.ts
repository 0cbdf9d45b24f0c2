import { addDays } from '../../common/day.js';
import { receiptOf } from '../../eligibility/deadline.rules.js';
import { workingDayOnOrBefore } from '../../eligibility/working-days.js';
import { BOTH, type AlarmRule } from './alarm.js';
import { decisionIn } from './decision.rules.js';

/** Of all cantons, in days. */
const SHORTEST_TERM = 10;

/** A refusal came, and nobody has typed in its last day yet. It is due when the shortest term would have run out. */
export const refusalLetter: AlarmRule = {
  alarms(facts, today) {
    if (facts.stage !== 'refused' || facts.lastDay !== null) return [];
    const decision = decisionIn(facts);
    // An uncollected registered letter counts as received too.
    const receipt = receiptOf(decision);
    // Date of receipt unknown: the day it was noticed, which then stays.
    if (receipt === null)
      return [{ dueOn: facts.standing.find(({ alarm }) => alarm === 'refusal-letter')?.dueOn ?? today }];
    // A shorter term is known: in voting matters it can be five days.
    const days = Math.min(SHORTEST_TERM, decision.termDays ?? SHORTEST_TERM);
    return [{ dueOn: workingDayOnOrBefore(addDays(receipt.on, days), facts.canton) }];
  },
  remind: 'daily',
  audiences: BOTH,
  urgent: true,
  isDone: ({ stage, lastDay }) => stage === 'refused' && lastDay !== null,
  endedBy: 'It ends when the last day is typed into the case, as the letter has it.',
};
