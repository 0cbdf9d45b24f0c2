import type { Decision } from '../../cases/case.facts.js';
import { isDay } from '../../common/day.js';
import type { AlarmFacts } from './alarm.js';

/** The decision as far as its days can be read, without who decided and when. */
export function decisionIn(facts: AlarmFacts): Decision {
  return {
    decidedOn: '',
    by: '',
    receivedOn: readable(facts.receivedOn),
    delivery: facts.delivery ?? 'ordinary',
    firstAttemptOn: readable(facts.firstAttemptOn) ?? undefined,
    termDays: facts.termDays ?? undefined,
    remedyKind: facts.remedyKind ?? undefined,
  };
}

function readable(day: string | null): string | null {
  return day !== null && isDay(day) ? day : null;
}
