import { addDays } from '../../common/day.js';
import { WAITS } from '../waits.js';
import type { AlarmRule } from './alarm.js';
import { AT_AUTHORITIES, latest } from './when.rules.js';

/** Nobody has spoken to the person for long; longer while an authority has to do the next step. */
export const noContact: AlarmRule = {
  alarms({ stage, hasAdviser, assignedOn, lastContactOn }, today) {
    const since = latest(assignedOn, lastContactOn);
    if (!hasAdviser || stage === 'suspended' || since === null) return [];
    const { days, daysAtAuthorities } = WAITS.contact;
    const dueOn = addDays(since, AT_AUTHORITIES.includes(stage) ? daysAtAuthorities : days);
    return dueOn <= today ? [{ dueOn }] : [];
  },
  remind: [],
  audiences: ['adviser'],
  urgent: false,
  isDone: ({ lastContactOn }) => lastContactOn !== null,
  endedBy: 'It ends when a call, meeting, letter or message is noted.',
};
