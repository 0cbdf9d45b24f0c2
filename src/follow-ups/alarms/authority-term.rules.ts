import { addDays } from '../../common/day.js';
import { termCodeAt, termStage } from '../../eligibility/term-code.rules.js';
import { termAt } from '../../eligibility/terms.rules.js';
import type { AlarmRule } from './alarm.js';

/** The term of an authority to report or to decide is over (OLN 22, 23; LDCV 21): it is due on the day after, to enquire. */
export const authorityTerm: AlarmRule = {
  alarms({ stage, procedure, canton, filedOn, stageSince }, today) {
    // The lapse of LN 14 is an alarm of its own.
    const term = termAt(procedure, termStage(stage), canton, {
      filing: filedOn,
      stage: stageSince,
      authorisation: null,
    });
    if (term === null || term.lapses || term.until === null || term.until >= today) return [];
    return [{ about: term.code, dueOn: addDays(term.until, 1) }];
  },
  remind: [],
  audiences: ['adviser'],
  urgent: false,
  isDone: ({ procedure, stage, canton }, about) => termCodeAt(procedure, termStage(stage), canton) !== about,
  endedBy: 'It ends when the authority has decided and the case moves on.',
};
