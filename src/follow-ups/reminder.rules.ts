import { zurichDay, zurichInstant } from '../common/clock.js';
import type { CantonCode } from '../common/cantons.js';
import { addDays } from '../common/day.js';
import { workingDayOnOrBefore } from '../eligibility/working-days.js';

export interface PlannedReminder {
  on: string;
  at: Date;
}

export const MORNING = 8;

/** That day or the last working day before. Past moments become one sent at once, unless the due day is past. */
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

export function thisMorning(now: Date): PlannedReminder {
  const on = zurichDay(now);
  const at = zurichInstant(on, MORNING);
  return { on, at: at <= now ? now : at };
}
