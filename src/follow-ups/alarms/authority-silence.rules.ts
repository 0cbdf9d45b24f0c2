import { WAITS } from '../waits.js';
import type { AlarmRule } from './alarm.js';
import { addMonths, AT_AUTHORITIES } from './when.rules.js';

const { months } = WAITS.silence;
const LONGEST = String(months.at(-1));

/**
 * Nothing has come from the authority for so many months (`about`): enquire; after the longest, undue delay is to be considered
 * (Cst. 29(1)). A next step made by hand is an answer to the shorter ones, a logged delay to the longest.
 */
export const authoritySilence: AlarmRule = {
  alarms({ stage, authorityWordOn, nextSteps, delayReported }, today) {
    if (authorityWordOn === null || !AT_AUTHORITIES.includes(stage)) return [];
    const over = months.filter((each) => addMonths(authorityWordOn, each) <= today).at(-1);
    if (over === undefined) return [];
    const isAnswered = String(over) === LONGEST ? delayReported : nextSteps > 0;
    return isAnswered ? [] : [{ about: String(over), dueOn: addMonths(authorityWordOn, over) }];
  },
  remind: [],
  audiences: ['adviser'],
  urgent: false,
  isDone: ({ nextSteps, delayReported }, about) => (about === LONGEST ? delayReported : nextSteps > 0),
  endedBy: 'It ends when the authority does its next step, you plan one of your own, or the delay is logged.',
};
