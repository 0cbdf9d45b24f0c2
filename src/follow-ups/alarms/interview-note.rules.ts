import { addDays } from '../../common/day.js';
import { WAITS } from '../waits.js';
import type { AlarmFacts, AlarmRule } from './alarm.js';

function isWritten({ deadlines, lastNoteOn }: AlarmFacts, about: string): boolean {
  return deadlines.some(
    ({ id, lastDay }) => id === about && lastDay !== null && lastNoteOn !== null && lastNoteOn >= lastDay,
  );
}

/** The day after an interview or a test: what was asked is soon forgotten. */
export const interviewNote: AlarmRule = {
  alarms: (facts, today) =>
    facts.deadlines
      .filter(({ id, kind, state }) => kind === 'interview' && ['open', 'met'].includes(state) && !isWritten(facts, id))
      .flatMap(({ id, lastDay }) =>
        lastDay !== null && lastDay < today && lastDay >= addDays(today, -WAITS.interview.noteShownDays)
          ? [{ about: id, dueOn: addDays(lastDay, 1) }]
          : [],
      ),
  remind: [],
  audiences: ['adviser'],
  urgent: false,
  isDone: isWritten,
  endedBy: 'It ends when something is noted on or after the day of the interview, or two weeks later.',
};
