import type { Stage } from '../../cases/case.entity.js';
import { zurichDay } from '../../common/clock.js';
import type { CantonCode } from '../../common/cantons.js';
import { addDays, isDay } from '../../common/day.js';
import { receiptOf, type Delivery } from '../../eligibility/deadline.rules.js';
import type { AlarmKind } from '../follow-up.entity.js';
import { plan, thisMorning, type PlannedReminder } from '../reminder.rules.js';

/*
 * A refusal without its letter is an alarm: whoever advises and whoever coordinates are reminded at once and every day,
 * until somebody types the last day the letter names; then 10, 5, 2 and 1 days before that day.
 */

/** What the case says about a refusal. */
export interface RefusalFacts {
  stage: Stage;
  /** Of the remedy, as the letter has it; null until it is typed. */
  lastDay: string | null;
  /** When the decision arrived, as far as it is known. */
  receivedOn: string | null;
  delivery?: Delivery | null;
  /** When the post first tried to hand over a registered letter. */
  firstAttemptOn?: string | null;
  /** The term of the letter in days, when somebody has typed that much. */
  termDays?: number | null;
}

/** An alarm that should stand, or does. */
export interface Alarm {
  alarm: AlarmKind;
  dueOn: string;
}

/** The shortest terms of cantons are ten days: until the letter is read, that is the term. */
const SHORTEST_TERM = 10;
export const DAYS_BEFORE: Record<AlarmKind, readonly number[]> = {
  'refusal-letter': [],
  'appeal-deadline': [10, 5, 2, 1],
};

/** The alarm that should stand on a case, given those that do; null when none should. */
export function alarmOf(facts: RefusalFacts, standing: readonly Alarm[], today: string): Alarm | null {
  if (facts.stage !== 'refused') return null;
  if (facts.lastDay !== null) return { alarm: 'appeal-deadline', dueOn: facts.lastDay };
  const received = receiptIn(facts);
  // A shorter term is known: in matters of voting rights it can be five days.
  if (received !== null)
    return {
      alarm: 'refusal-letter',
      dueOn: addDays(received, Math.min(SHORTEST_TERM, facts.termDays ?? SHORTEST_TERM)),
    };
  // Nobody knows when it came: then the day on which we noticed, and that day stays.
  return standing.find(({ alarm }) => alarm === 'refusal-letter') ?? { alarm: 'refusal-letter', dueOn: today };
}

/** When the letter counts as received; a registered one that lay at the post on the seventh day after the first attempt. */
function receiptIn({ receivedOn, delivery, firstAttemptOn }: RefusalFacts): string | null {
  const known = (day: string | null | undefined): string | null => (day && isDay(day) ? day : null);
  return (
    receiptOf({
      receivedOn: known(receivedOn),
      delivery: delivery ?? 'ordinary',
      firstAttemptOn: known(firstAttemptOn),
    })?.on ?? null
  );
}

/** Whether the cause of an alarm stands, for one that is about to leave before the next derivation has looked. */
export function stands({ alarm, dueOn }: Alarm, facts: RefusalFacts): boolean {
  return facts.stage === 'refused' && (alarm === 'refusal-letter' ? facts.lastDay === null : facts.lastDay === dueOn);
}

/** How an alarm ends whose cause is gone: a letter that has been read was what it asked for. */
export function endOf(alarm: AlarmKind, facts: RefusalFacts): 'done' | 'cancelled' {
  return alarm === 'refusal-letter' && facts.stage === 'refused' && facts.lastDay !== null ? 'done' : 'cancelled';
}

/** The reminders of an alarm that is new, or whose due day moved. */
export function firstMoments({ alarm, dueOn }: Alarm, canton: CantonCode, now: Date): PlannedReminder[] {
  return alarm === 'refusal-letter' ? [{ on: zurichDay(now), at: now }] : plan(dueOn, DAYS_BEFORE[alarm], canton, now);
}

/** The reminders a standing alarm should have for today. */
export function dailyMoments({ alarm }: Alarm, now: Date): PlannedReminder[] {
  return alarm === 'refusal-letter' ? [thisMorning(now)] : [];
}
