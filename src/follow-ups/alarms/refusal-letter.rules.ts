import { addDays } from '../../common/day.js';
import { receiptOf } from '../../eligibility/deadline.rules.js';
import { workingDayOnOrBefore } from '../../eligibility/working-days.js';
import { BOTH, type AlarmFacts, type AlarmRule, type DeadlineFacts } from './alarm.js';
import { openOf } from './deadline-days.rules.js';

/** Of all cantons, in days. */
const SHORTEST_TERM = 10;

/** A refusal came or the right to be heard is given, and nobody knows the last day yet. It is due when the shortest term would have run out. */
export const refusalLetter: AlarmRule = {
  alarms: (facts) => withoutDay(facts).map((each) => ({ about: each.id, dueOn: shortestTermOf(each, facts.canton) })),
  remind: 'daily',
  audiences: BOTH,
  urgent: true,
  isDone: ({ deadlines }, about) => deadlines.some(({ id, lastDay }) => id === about && lastDay !== null),
  endedBy: 'It ends when the last day is typed in, as the letter has it.',
};

const withoutDay = (facts: AlarmFacts): DeadlineFacts[] =>
  openOf(facts, ['appeal', 'right-to-be-heard']).filter(({ lastDay }) => lastDay === null);

/** Where nobody knows when the letter came: the day it was noted. */
function shortestTermOf(
  { receivedOn, delivery, firstAttemptOn, createdOn }: DeadlineFacts,
  canton: AlarmFacts['canton'],
): string {
  // An uncollected registered letter counts as received too.
  const receipt = receiptOf({ receivedOn, delivery: delivery ?? 'ordinary', firstAttemptOn });
  return receipt === null ? createdOn : workingDayOnOrBefore(addDays(receipt.on, SHORTEST_TERM), canton);
}
