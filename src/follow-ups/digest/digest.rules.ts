import type { CantonCode } from '../../common/cantons.js';
import { zurichDay, zurichInstant } from '../../common/clock.js';
import { addDays, weekday } from '../../common/day.js';
import { isWorkingDay } from '../../eligibility/working-days.js';
import caps from '../data/digest.json' with { type: 'json' };

/** Hours of the day at which a digest may leave, in Zurich; until: not included. */
export const DIGEST_HOURS = caps.hours;
/** In one week from Monday to Sunday. */
export const DIGESTS_A_WEEK = caps.mailsAWeek;

/** A digest of one day: it can still take something in, or it has left. */
export type DigestState = 'open' | 'left';

export interface DigestSlot {
  day: string;
  at: Date;
  /** A day was passed over since its digest, or those of its week, have left. */
  capped: boolean;
}

/** As far ahead as is looked: the longest row of days without work is shorter than a week. */
const AHEAD = 21;

/**
 * The digest that carries what is due now: the one of today if that can still be, else of the next day that has room. One
 * a day, so many a week, on working days of the canton (in any part of it), at the hour its reader has chosen.
 */
export function slotFor(
  reader: { hour: number; canton: CantonCode | null },
  digests: ReadonlyMap<string, DigestState>,
  now: Date,
): DigestSlot {
  const today = zurichDay(now);
  let capped = false;
  for (let ahead = 0; ahead <= AHEAD; ahead++) {
    const day = addDays(today, ahead);
    if (!isWorkingDay(day, reader.canton, 'in-part') || now >= zurichInstant(day, DIGEST_HOURS.until)) continue;
    const chosen = zurichInstant(day, reader.hour);
    const at = chosen < now ? now : chosen;
    const state = digests.get(day);
    if (state === 'open') return { day, at, capped };
    if (state === undefined && inWeekOf(day, digests) < DIGESTS_A_WEEK) return { day, at, capped };
    capped = true;
  }
  throw new Error(`no digest within ${AHEAD} days of ${today}`);
}

/** All days that {@link slotFor} may ask about. */
export function daysLookedAt(now: Date): string[] {
  const monday = mondayOf(zurichDay(now));
  return Array.from({ length: AHEAD + 7 }, (_, i) => addDays(monday, i));
}

function inWeekOf(day: string, digests: ReadonlyMap<string, DigestState>): number {
  const monday = mondayOf(day);
  return Array.from({ length: 7 }, (_, i) => addDays(monday, i)).filter((each) => digests.has(each)).length;
}

function mondayOf(day: string): string {
  return addDays(day, 1 - weekday(day));
}
