import { zurichDay, zurichInstant } from '../../common/clock.js';
import type { CantonCode } from '../../common/cantons.js';
import { addDays } from '../../common/day.js';
import { addWorkingDays } from '../../eligibility/working-days.js';
import ladder from '../data/ladder.json' with { type: 'json' };
import type { Audience } from '../follow-up.entity.js';
import type { DeadlineFacts, LadderStep } from './alarm.js';

export const CONFIRM_WITHIN_WORKING_DAYS = ladder.confirmWithinWorkingDays;

type Asked = Pick<DeadlineFacts, 'safeDay' | 'missedByAdviser'> & { askedAt: string };

/** With so few days left, or none known, each step follows within the day. */
export function isNear({ safeDay, askedAt }: Pick<Asked, 'safeDay' | 'askedAt'>): boolean {
  return safeDay !== null && safeDay <= addDays(zurichDay(new Date(askedAt)), ladder.nearDays);
}

/** Who missed as many is phoned by the coordinator, not written to again. */
export function isPhoned({ missedByAdviser }: Pick<Asked, 'missedByAdviser'>): boolean {
  return missedByAdviser >= ladder.missedBeforePhoning;
}

/**
 * Who is told, and when, until somebody says that they know of the deadline: the adviser at once, on the next working
 * days the coordinators, their deputy, and everybody who coordinates all cantons; of a near one within hours of the day.
 */
export function stepsOf(asked: Asked, canton: CantonCode, hasAdviser: boolean): LadderStep[] {
  const begin = new Date(asked.askedAt);
  const begun = zurichDay(begin);
  const near = isNear(asked);
  const steps = ladder.steps.filter(({ audience }) => audience !== 'adviser' || (hasAdviser && !isPhoned(asked)));
  // Whoever is told first is told at once.
  const [first] = steps;
  return steps.map(({ audience, workingDays, hours }): LadderStep => {
    const later = { hours: hours - first.hours, workingDays: workingDays - first.workingDays };
    const at = near
      ? inTheDay(new Date(begin.getTime() + later.hours * HOUR))
      : zurichInstant(addWorkingDays(begun, later.workingDays, canton), ladder.hours.from);
    return { audience: audience as Audience, at: later.hours === 0 ? begin : at };
  });
}

const HOUR = 3_600_000;

/** At night the next morning, on whatever day: a near deadline does not wait for a working day. */
function inTheDay(at: Date): Date {
  const day = zurichDay(at);
  const [from, until] = [zurichInstant(day, ladder.hours.from), zurichInstant(day, ladder.hours.until)];
  if (at < from) return from;
  return at >= until ? zurichInstant(addDays(day, 1), ladder.hours.from) : at;
}

/** The day on which the coordinators are told. */
export function acknowledgeBy(asked: Asked, canton: CantonCode): string {
  const begun = zurichDay(new Date(asked.askedAt));
  return isNear(asked) ? begun : addWorkingDays(begun, 1, canton);
}
