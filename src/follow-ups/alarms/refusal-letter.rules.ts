import { addDays, isDay } from '../../common/day.js';
import { receiptOf } from '../../eligibility/deadline.rules.js';
import type { AlarmFacts, AlarmRule } from './alarm.js';

/** Of all cantons, in days. */
const SHORTEST_TERM = 10;

/** A refusal came, and nobody has typed in its last day yet. It is due when the shortest term would have run out. */
export const refusalLetter: AlarmRule = {
  stages: ['refused'],
  dueOn(facts, standing, today) {
    if (facts.lastDay !== null) return null;
    const received = receiptIn(facts);
    // Date of receipt unknown: the day it was noticed, which then stays.
    if (received === null) return standing ?? today;
    // A shorter term is known: in voting matters it can be five days.
    return addDays(received, Math.min(SHORTEST_TERM, facts.termDays ?? SHORTEST_TERM));
  },
  remind: 'daily',
  isDone: ({ stage, lastDay }) => stage === 'refused' && lastDay !== null,
  endedBy: 'It ends when the last day is typed into the case, as the letter has it.',
};

/** When the letter counts as received, including uncollected registered letters. */
function receiptIn({ receivedOn, delivery, firstAttemptOn }: AlarmFacts): string | null {
  const known = (day: string | null): string | null => (day && isDay(day) ? day : null);
  const receipt = receiptOf({
    receivedOn: known(receivedOn),
    delivery: delivery ?? 'ordinary',
    firstAttemptOn: known(firstAttemptOn),
  });
  return receipt?.on ?? null;
}
