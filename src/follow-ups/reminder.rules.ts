import { zurichDay, zurichInstant } from '../common/clock.js';
import type { CantonCode } from '../common/cantons.js';
import { addDays } from '../common/day.js';
import { workingDayOnOrBefore } from '../eligibility/working-days.js';

/** When a reminder is sent, and its day in Zurich. */
export interface PlannedReminder {
  on: string;
  at: Date;
}

/** In Zurich. */
export const MORNING = 8;

/**
 * In the morning of each requested day, or of the last working day before. Past moments become one that is sent at
 * once, unless the due day is past. At most one a day.
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

/** This morning, or now when it has passed; for daily reminders. */
export function thisMorning(now: Date): PlannedReminder {
  const on = zurichDay(now);
  const at = zurichInstant(on, MORNING);
  return { on, at: at <= now ? now : at };
}
