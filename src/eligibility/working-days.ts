import type { CantonCode } from '../common/cantons.js';
import { addDays, weekday } from '../common/day.js';
import book from './data/holidays.json' with { type: 'json' };

/**
 * Working days in Switzerland. A day is a calendar day `'2026-03-02'`; whoever reads one from outside asks `isDay` first.
 *
 * A public holiday is a day that federal law (1 August, Cst. 110 para. 3) or cantonal law makes a rest day, the whole day.
 * data/holidays.json, which make-holidays.mjs writes, says which and where from. Not among them are days on which offices
 * merely close, and days that are equated with holidays in some procedures only (2 January in ZH, Easter Monday in LU):
 * leaving one out makes a last day too early, which harms nobody. For the same reason a day that only some districts or
 * communes keep (AG, FR, SO, AI) moves no last day; people are spared on it all the same. The rules are today's, applied to
 * every year.
 */
export interface Holiday {
  names: { de: string; fr: string; it: string; en: string };
  basis: 'federal' | 'cantonal';
}

/** Where in a canton a holiday must be kept to be one: time limits ask for the whole of it, what we plan for people for any part. */
export type HolidayScope = 'throughout' | 'in-part';

/** How a holiday finds its day in a year; weekdays are Monday 1 to Sunday 7. */
type Rule =
  /** the same date every year, `on: '12-26'`; with `weekdays` only when it falls on one of these */
  | { kind: 'fixed'; on: string; weekdays?: number[] }
  /** so many days after Easter Sunday */
  | { kind: 'easter'; offset: number }
  /** the nth such weekday of a month (1 to 12), and so many days later */
  | { kind: 'weekday'; nth: number; weekday: number; month: number; offset: number }
  /** the first Thursday of April, a week later when that is Maundy Thursday (Näfelser Fahrt, GL) */
  | { kind: 'naefels' };

type Row = Holiday & { rule: Rule; cantons: 'all' | CantonCode[]; partly?: CantonCode[] };
const ROWS = book.holidays as Row[];

/** The public holiday on a day, by its rule and names; with canton null only those kept in every canton. */
export function holidayOn(day: string, canton: CantonCode | null, scope: HolidayScope = 'throughout'): Holiday | null {
  const result = holidaysOf(Number(day.slice(0, 4)), canton).get(day);
  return result && (scope === 'in-part' || !result.partly) ? result.holiday : null;
}

/**
 * Whether time limits can end on a day: Monday to Friday and no public holiday of the whole canton. Saturday counts as a
 * holiday (SR 173.110.3, art. 1). For a time limit the canton is the one where the party or their representative lives
 * (PA 20 para. 3, LTF 45 para. 2), not the one that decided. With `in-part`: whether people work in all of the canton.
 */
export function isWorkingDay(day: string, canton: CantonCode | null, scope: HolidayScope = 'throughout'): boolean {
  return weekday(day) <= 5 && holidayOn(day, canton, scope) === null;
}

/** The day itself or the last day before it on which people work in all of the canton: by when something must be sent. */
export function workingDayOnOrBefore(day: string, canton: CantonCode | null): string {
  return isWorkingDay(day, canton, 'in-part') ? day : addWorkingDays(day, -1, canton);
}

/** The day itself or the next working day: where a time limit ends whose last day is none (PA 20 para. 3, LTF 45 para. 1). */
export function workingDayOnOrAfter(day: string, canton: CantonCode | null): string {
  let result = day;
  while (!isWorkingDay(result, canton)) result = addDays(result, 1);
  return result;
}

/**
 * The nth day after a day on which people work in all of the canton, before it when negative; the day itself does not
 * count, and 0 gives it back as it is. For what we promise, not for time limits.
 */
export function addWorkingDays(day: string, n: number, canton: CantonCode | null): string {
  const step = Math.sign(n);
  let left = Math.abs(n);
  let result = day;
  while (left > 0) {
    result = addDays(result, step);
    if (isWorkingDay(result, canton, 'in-part')) left -= 1;
  }
  return result;
}

/** Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher), which the movable holidays hang on. */
export function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonDrift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  // Days from 21 March to the full moon, then from there to the Sunday.
  const toMoon = (19 * golden + century - Math.floor(century / 4) - moonDrift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - toMoon - (inCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * toMoon + 22 * toSunday) / 451);
  return addDays(`${year}-03-22`, toMoon + toSunday - 7 * correction);
}

/** 26 cantons and none, over some twenty years: more than any screen or computation looks at. */
const REMEMBERED = 540;
interface Found {
  holiday: Holiday;
  /** Only some districts or communes keep it. */
  partly: boolean;
}
const remembered = new Map<string, Map<string, Found>>();

/** The holidays of a year by day. Asked in loops, so the answers are kept; the oldest goes when there are too many. */
function holidaysOf(year: number, canton: CantonCode | null): Map<string, Found> {
  const key = `${canton ?? 'CH'} ${year}`;
  const known = remembered.get(key);
  if (known) return known;

  const holidays = new Map<string, Found>();
  for (const { rule, cantons, partly, names, basis } of ROWS) {
    const whole = cantons === 'all' || (canton !== null && cantons.includes(canton));
    if (!whole && (canton === null || !partly?.includes(canton))) continue;
    const day = dayIn(year, rule);
    // Two on one day (Ascension on 1 May): the first stands for both, and one of the whole canton for one of a part.
    const other = day === null ? undefined : holidays.get(day);
    if (day !== null && (!other || (other.partly && whole)))
      holidays.set(day, { holiday: { names, basis }, partly: !whole });
  }
  const oldest = remembered.keys().next();
  if (remembered.size >= REMEMBERED && !oldest.done) remembered.delete(oldest.value);
  remembered.set(key, holidays);
  return holidays;
}

/** The day on which a rule falls in a year, null when it falls out that year. */
function dayIn(year: number, rule: Rule): string | null {
  switch (rule.kind) {
    case 'fixed': {
      const day = `${year}-${rule.on}`;
      return rule.weekdays === undefined || rule.weekdays.includes(weekday(day)) ? day : null;
    }
    case 'easter':
      return addDays(easterSunday(year), rule.offset);
    case 'weekday':
      return addDays(nthWeekday(year, rule.month, rule.weekday, rule.nth), rule.offset);
    case 'naefels': {
      const thursday = nthWeekday(year, 4, 4, 1);
      return thursday === addDays(easterSunday(year), -3) ? addDays(thursday, 7) : thursday;
    }
  }
}

function nthWeekday(year: number, month: number, wanted: number, nth: number): string {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  return addDays(first, ((wanted - weekday(first) + 7) % 7) + 7 * (nth - 1));
}
