import { addDays } from '../../common/day.js';
import { WAITS } from '../waits.js';
import type { AlarmFacts, AlarmRule } from './alarm.js';
import { isPrepared, latest } from './when.rules.js';

const isPlanned = ({ nextSteps, deadlines }: AlarmFacts): boolean =>
  nextSteps > 0 || deadlines.some(({ state }) => state === 'open');

/** While an adviser works on a case something is planned; it is due some days after anything last happened. */
export const noNextStep: AlarmRule = {
  alarms(facts, today) {
    const since = latest(facts.assignedOn, facts.lastNoteOn);
    if (!facts.hasAdviser || !isPrepared(facts) || isPlanned(facts) || since === null) return [];
    const dueOn = addDays(since, WAITS.nextStep.days);
    return dueOn <= today ? [{ dueOn }] : [];
  },
  remind: [],
  audiences: ['adviser'],
  urgent: false,
  isDone: isPlanned,
  endedBy: 'It ends when something is planned or noted.',
};
