import { zurichDay, zurichInstant } from '../common/clock.js';
import type { CantonCode } from '../common/cantons.js';
import { addDays } from '../common/day.js';
import { workingDayOnOrBefore } from '../eligibility/working-days.js';

/** When a reminder leaves, and the day in Zurich on which it counts. */
export interface PlannedReminder {
  on: string;
  at: Date;
}

/** The hour at which reminders leave, in Zurich. */
export const MORNING = 8;

/**
 * When to remind of something due: in the morning of each asked day, or of the last working day before it. Moments that
 * are past already become one that leaves at once, unless the due day itself is past. At most one a day.
 */
export function plan(
  dueOn: string,
  remindDaysBefore: readonly number[],
  canton: CantonCode,
  now: Date,
): PlannedReminder[] {
  const today = zurichDay(now);
  if (dueOn < today) return [];
  const planned = new Map<string, PlannedReminder>();
  for (const on of remindDaysBefore.map((days) => workingDayOnOrBefore(addDays(dueOn, -days), canton)).sort()) {
    const at = zurichInstant(on, MORNING);
    const moment = at <= now ? { on: today, at: now } : { on, at };
    if (!planned.has(moment.on)) planned.set(moment.on, moment);
  }
  return [...planned.values()];
}

/** This morning's moment; now, when the morning has passed. For what is reminded of every day. */
export function thisMorning(now: Date): PlannedReminder {
  const on = zurichDay(now);
  const at = zurichInstant(on, MORNING);
  return { on, at: at <= now ? now : at };
}
