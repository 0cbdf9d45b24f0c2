import type { Stage } from '../../cases/case.entity.js';
import { isFiled } from '../../cases/stage.rules.js';
import { isDay } from '../../common/day.js';
import { dayOf, numberOf, plusMonths } from '../../eligibility/calendar.js';
import type { AlarmFacts } from './alarm.js';

/** Stages at which an authority has to do the next step. */
export const AT_AUTHORITIES: readonly Stage[] = [
  'filed',
  'examination',
  'interview',
  'communal-decision',
  'public-notice',
  'federal-authorisation',
  'cantonal-decision',
  'appeal',
];

/** Stages before the commune and the canton have finished examining, after which a move no longer matters (LN 18(2)). */
export const UNDER_EXAMINATION: readonly Stage[] = [
  'filed',
  'examination',
  'interview',
  'communal-decision',
  'public-notice',
];

/** Stages before filing at which an adviser works on the case. */
export function isPrepared({ stage }: AlarmFacts): boolean {
  return stage !== 'requested' && !isFiled(stage);
}

/** Null where it is no day, or not known. */
export function readable(day: string | null | undefined): string | null {
  return day != null && isDay(day) ? day : null;
}

/** The same day of the month, or the last of it. */
export function addMonths(day: string, months: number): string {
  return dayOf(plusMonths(numberOf(day), months));
}

/** The latest of the known days; null when none is known. */
export function latest(...days: readonly (string | null)[]): string | null {
  return (
    days
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  );
}
