import type { CantonCode } from '../common/cantons.js';
import { addDays, weekday } from '../common/day.js';
import book from './data/holidays.json' with { type: 'json' };

/**
 * Days are `'2026-03-02'` and must be valid. A public holiday is a whole rest day by federal (Cst. 110(3)) or cantonal
 * law. Days on which offices merely close are left out: a last day too early harms nobody. Nor do days of only some
 * districts or communes (AG, FR, SO, AI) extend a time limit, though nothing is planned on them. Today's rules apply to
 * every year.
 */
export interface Holiday {
  names: { de: string; fr: string; it: string; en: string };
  basis: 'federal' | 'cantonal';
}

/** Time limits need holidays of the whole canton; planning respects those of any part. */
export type HolidayScope = 'throughout' | 'in-part';

/** Weekdays are Monday 1 to Sunday 7. */
type Rule =
  /** with `weekdays` only when it falls on one of them */
  | { kind: 'fixed'; on: string; weekdays?: number[] }
  /** days after it */
  | { kind: 'easter'; offset: number }
  /** nth in the month, plus days */
  | { kind: 'weekday'; nth: number; weekday: number; month: number; offset: number }
  /** first Thursday of April outside Holy Week (Näfelser Fahrt, GL) */
  | { kind: 'naefels' };

type Row = Holiday & { rule: Rule; cantons: 'all' | CantonCode[]; partly?: CantonCode[] };
const ROWS = book.holidays as Row[];

/** With canton null only holidays of every canton. */
export function holidayOn(day: string, canton: CantonCode | null, scope: HolidayScope = 'throughout'): Holiday | null {
  const result = holidaysOf(Number(day.slice(0, 4)), canton).get(day);
  return result && (scope === 'in-part' || !result.partly) ? result.holiday : null;
}

/** Saturday is a holiday (SR 173.110.3, art. 1). `canton`: of the party or representative (PA 20(3), LTF 45(2)). */
export function isWorkingDay(day: string, canton: CantonCode | null, scope: HolidayScope = 'throughout'): boolean {
  return weekday(day) <= 5 && holidayOn(day, canton, scope) === null;
}

export function workingDayOnOrBefore(day: string, canton: CantonCode | null): string {
  return isWorkingDay(day, canton, 'in-part') ? day : addWorkingDays(day, -1, canton);
}

/** Where a time limit ends (PA 20(3), LTF 45(1)). */
export function workingDayOnOrAfter(
  day: string,
  canton: CantonCode | null,
  scope: HolidayScope = 'throughout',
): string {
  let result = day;
  while (!isWorkingDay(result, canton, scope)) result = addDays(result, 1);
  return result;
}

/** Before `day` when `n` is negative; 0 returns it. For promises, not for time limits. */
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

/** Gregorian computus (Meeus, Jones and Butcher). */
export function easterSunday(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonDrift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const toMoon = (19 * golden + century - Math.floor(century / 4) - moonDrift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - toMoon - (inCentury % 4)) % 7;
  const correction = Math.floor((golden + 11 * toMoon + 22 * toSunday) / 451);
  return addDays(`${year}-03-22`, toMoon + toSunday - 7 * correction);
}

/** 26 cantons and none, over twenty years. */
const REMEMBERED = 540;
interface Found {
  holiday: Holiday;
  partly: boolean;
}
const remembered = new Map<string, Map<string, Found>>();

function holidaysOf(year: number, canton: CantonCode | null): Map<string, Found> {
  const key = `${canton ?? 'CH'} ${year}`;
  const known = remembered.get(key);
  if (known) return known;

  const holidays = new Map<string, Found>();
  for (const { rule, cantons, partly, names, basis } of ROWS) {
    const whole = cantons === 'all' || (canton !== null && cantons.includes(canton));
    if (!whole && (canton === null || !partly?.includes(canton))) continue;
    const day = dayIn(year, rule);
    // Two on one day: the first, and one of the whole canton, prevails.
    const other = day === null ? undefined : holidays.get(day);
    if (day !== null && (!other || (other.partly && whole)))
      holidays.set(day, { holiday: { names, basis }, partly: !whole });
  }
  const oldest = remembered.keys().next();
  if (remembered.size >= REMEMBERED && !oldest.done) remembered.delete(oldest.value);
  remembered.set(key, holidays);
  return holidays;
}

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
