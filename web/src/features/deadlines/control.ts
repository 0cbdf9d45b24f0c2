import type { CaseDeadline } from './queries';

export const CONTROL_DAYS = 10;
export const CONTROL_GROUPS = ['overdue', 'unconfirmed', 'withoutDay', 'next'] as const;
export type ControlGroup = (typeof CONTROL_GROUPS)[number];

/** The list in the order of what cannot wait; each deadline stands in one group. */
export function groupForControl(
  open: readonly CaseDeadline[],
  unconfirmed: readonly CaseDeadline[],
): Record<ControlGroup, CaseDeadline[]> {
  return {
    overdue: open.filter(({ overdue }) => overdue),
    unconfirmed: [...unconfirmed],
    withoutDay: open.filter(({ safeDay }) => safeDay === null),
    next: open.filter(({ overdue, safeDay }) => !overdue && safeDay !== null),
  };
}
