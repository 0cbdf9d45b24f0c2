import type { FullCase } from './queries';

export interface AppealDays {
  safeDay: string;
  lastDay: string;
  /** Until it is over nothing is. */
  latestDay: string;
}

/** The day in the letter takes precedence; null while neither it nor the term is known. */
export function appealDaysOf({ lastDay: typed, deadline }: Pick<FullCase, 'lastDay' | 'deadline'>): AppealDays | null {
  const lastDay = typed ?? deadline?.lastDay;
  if (lastDay === undefined) return null;
  const days = [lastDay, ...(deadline ? [deadline.safeDay, deadline.latestDay] : [])].sort();
  return { safeDay: days[0]!, lastDay, latestDay: days.at(-1)! };
}
