import type { DeadlineKind } from '../../deadlines/deadline.entity.js';
import type { AlarmFacts, DeadlineFacts } from './alarm.js';

export function openOf({ deadlines }: AlarmFacts, kinds: readonly DeadlineKind[]): DeadlineFacts[] {
  return deadlines.filter(({ state, kind }) => state === 'open' && kinds.includes(kind));
}

/**
 * The safe day; once that is over the last day, then the latest that a reading of the law allows, where it stays. Null
 * while nobody knows any.
 */
export function dueDayOf({ safeDay, lastDay, latestDay }: DeadlineFacts, today: string): string | null {
  return [safeDay, lastDay].find((day) => day !== null && day >= today) ?? latestDay;
}
