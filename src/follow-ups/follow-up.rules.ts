import { addDays } from '../common/day.js';
import type { AlarmKind, FollowUpState } from './follow-up.entity.js';

export const DUE = ['overdue', 'today', 'week'] as const;
export type Due = (typeof DUE)[number];

/** Inclusive; null is open. A week is seven days including today. */
export function daysOf(due: Due, today: string): { from: string | null; to: string } {
  if (due === 'overdue') return { from: null, to: addDays(today, -1) };
  return { from: today, to: due === 'today' ? today : addDays(today, 6) };
}

type DueDayFault = 'before-today' | 'not-after-today' | 'too-far-ahead';

export function dueDayFault(day: string, earliest: string, today: string): DueDayFault | null {
  if (day < earliest) return earliest === today ? 'before-today' : 'not-after-today';
  if (day > `${Number(today.slice(0, 4)) + 5}${today.slice(4)}`) return 'too-far-ahead';
  return null;
}

export function blocker(followUp: { state: FollowUpState; alarm: AlarmKind | null }): 'ended' | 'alarm' | null {
  if (followUp.state !== 'open') return 'ended';
  return followUp.alarm === null ? null : 'alarm';
}
