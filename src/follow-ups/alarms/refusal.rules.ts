import type { Stage } from '../../cases/case.entity.js';
import { zurichDay } from '../../common/clock.js';
import type { CantonCode } from '../../common/cantons.js';
import { addDays, isDay } from '../../common/day.js';
import { receiptOf, type Delivery } from '../../eligibility/deadline.rules.js';
import type { AlarmKind } from '../follow-up.entity.js';
import { plan, thisMorning, type PlannedReminder } from '../reminder.rules.js';

/**
 * Without the last day of a refusal, adviser and coordinators are reminded daily until it is entered; then 10, 5, 2
 * and 1 days before it.
 */

export interface RefusalFacts {
  stage: Stage;
  /** Null until entered. */
  lastDay: string | null;
  receivedOn: string | null;
  delivery?: Delivery | null;
  firstAttemptOn?: string | null;
  termDays?: number | null;
}

export interface Alarm {
  alarm: AlarmKind;
  dueOn: string;
}

/** The shortest cantonal term is ten days. */
const SHORTEST_TERM = 10;
export const DAYS_BEFORE: Record<AlarmKind, readonly number[]> = {
  'refusal-letter': [],
  'appeal-deadline': [10, 5, 2, 1],
};

/** The alarm a case should have, given those it has; null for none. */
export function alarmOf(facts: RefusalFacts, current: readonly Alarm[], today: string): Alarm | null {
  if (facts.stage !== 'refused') return null;
  if (facts.lastDay !== null) return { alarm: 'appeal-deadline', dueOn: facts.lastDay };
  const received = receiptIn(facts);
  // A shorter term is known: in voting matters it can be five days.
  if (received !== null)
    return {
      alarm: 'refusal-letter',
      dueOn: addDays(received, Math.min(SHORTEST_TERM, facts.termDays ?? SHORTEST_TERM)),
    };
  // Date of receipt unknown: the day it was noticed, which then stays.
  return current.find(({ alarm }) => alarm === 'refusal-letter') ?? { alarm: 'refusal-letter', dueOn: today };
}

/** When the letter counts as received, including uncollected registered letters. */
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

/** Whether an alarm still applies when its reminder is sent. */
export function stillApplies({ alarm, dueOn }: Alarm, facts: RefusalFacts): boolean {
  return facts.stage === 'refused' && (alarm === 'refusal-letter' ? facts.lastDay === null : facts.lastDay === dueOn);
}

/** `done` when the last day was entered, otherwise cancelled. */
export function endOf(alarm: AlarmKind, facts: RefusalFacts): 'done' | 'cancelled' {
  return alarm === 'refusal-letter' && facts.stage === 'refused' && facts.lastDay !== null ? 'done' : 'cancelled';
}

/** For a new alarm or a changed due day. */
export function firstMoments({ alarm, dueOn }: Alarm, canton: CantonCode, now: Date): PlannedReminder[] {
  return alarm === 'refusal-letter' ? [{ on: zurichDay(now), at: now }] : plan(dueOn, DAYS_BEFORE[alarm], canton, now);
}

/** For today, of an existing alarm. */
export function dailyMoments({ alarm }: Alarm, now: Date): PlannedReminder[] {
  return alarm === 'refusal-letter' ? [thisMorning(now)] : [];
}
