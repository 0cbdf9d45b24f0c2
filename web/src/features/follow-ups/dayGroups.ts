// File extension needed because tests load this module under Node's module rules.
import { addDays } from '../../../../src/common/day.js';

/** The groups of My day; `week` ends six days after today. Their order is that of `items`. */
export function groupByDay<T extends { dueOn: string }>(
  items: readonly T[],
  today: string,
): Record<'overdue' | 'today' | 'week' | 'later', T[]> {
  const weekEnd = addDays(today, 6);
  return {
    overdue: items.filter(({ dueOn }) => dueOn < today),
    today: items.filter(({ dueOn }) => dueOn === today),
    week: items.filter(({ dueOn }) => dueOn > today && dueOn <= weekEnd),
    later: items.filter(({ dueOn }) => dueOn > weekEnd),
  };
}
