import type { Decision } from '../../cases/case.facts.js';
import { isDay } from '../../common/day.js';
import type { AlarmFacts } from './alarm.js';

/** The decision as far as its days can be read. */
export function decisionIn({ decision }: Pick<AlarmFacts, 'decision'>): Decision {
  return {
    decidedOn: '',
    by: '',
    receivedOn: readable(decision?.receivedOn),
    delivery: decision?.delivery ?? 'ordinary',
    firstAttemptOn: readable(decision?.firstAttemptOn) ?? undefined,
    termDays: decision?.termDays ?? undefined,
    remedyKind: decision?.remedyKind ?? undefined,
  };
}

/** Null where it is no day, or not known. */
export function readable(day: string | null | undefined): string | null {
  return day != null && isDay(day) ? day : null;
}
