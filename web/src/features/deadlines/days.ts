import type { CaseDeadline } from './queries';

type Days = Pick<CaseDeadline, 'safeDay' | 'lastDay' | 'latestDay'>;

/** `unknown`: no day is known. `still`: the safe day is behind, and by some reading there is time left. */
export type DaysState = 'unknown' | 'ahead' | 'still' | 'over';

export function daysState({ safeDay, latestDay }: Days, today: string): DaysState {
  if (safeDay === null || latestDay === null) return 'unknown';
  if (latestDay < today) return 'over';
  return safeDay < today ? 'still' : 'ahead';
}

/** The words for a row: the day that counts now. Nothing is called over while a reading leaves time. */
export function nextDay(
  days: Days,
  today: string,
): { key: 'safe' | 'last' | 'perhaps' | 'over' | 'unknown'; day: string } {
  const { safeDay, lastDay, latestDay } = days;
  if (safeDay === null || lastDay === null || latestDay === null) return { key: 'unknown', day: '' };
  if (latestDay < today) return { key: 'over', day: latestDay };
  if (safeDay >= today) return { key: 'safe', day: safeDay };
  return lastDay >= today ? { key: 'last', day: lastDay } : { key: 'perhaps', day: latestDay };
}
