import type { CantonCode } from '../common/cantons.js';
import { addDays } from '../common/day.js';
import { cellsOn } from '../places/canton-files.js';
import { isRead, type StandstillPeriod } from '../places/cell.rules.js';
import { easterSunday } from './working-days.js';

export const FORUMS = [
  'federal-court',
  'federal-administrative-court',
  /** Which authority or court is not known. */
  'canton',
  'canton-authority',
  'canton-court',
] as const;
export type Forum = (typeof FORUMS)[number];
export const MATTERS = ['other', 'voting-rights'] as const;
export type Matter = (typeof MATTERS)[number];

export const PERIODS = ['easter', 'summer', 'winter'] as const;
export type Period = (typeof PERIODS)[number];

/** Days on which terms stand still, by one act. */
export interface Standstill {
  periods: readonly Period[];
  /** The last day of the winter period, `01-02`. */
  winterUntil: string;
  basis: string;
}

/** One way to read the law: what stands still, or null where nothing does. */
export type Reading = Standstill | null;

const WINTER_UNTIL = '01-02';
const FEDERAL: Standstill = { periods: PERIODS, winterUntil: WINTER_UNTIL, basis: 'LTF 46(1)' };
/** Where the canton is not known: the longest periods of any. */
const LONGEST: Standstill = { periods: PERIODS, winterUntil: '01-07', basis: 'cantonal law' };

/**
 * The readings of the law for a term that began with a letter received on `receivedOn`; one where it is clear. None
 * stands still in matters of voting rights (LTF 46(2)(c)).
 */
export function standstillReadings(
  forum: Forum,
  canton: CantonCode | null,
  matter: Matter,
  receivedOn: string,
): Reading[] {
  if (matter === 'voting-rights') return [null];
  if (forum === 'federal-court') return [FEDERAL];
  if (forum === 'federal-administrative-court') return [{ ...FEDERAL, basis: 'PA 22a(1)' }];
  const bodies = forum === 'canton' ? BODIES : ([forum === 'canton-court' ? 'court' : 'authority'] as const);
  return canton === null ? [null, LONGEST] : bodies.flatMap((body) => readingsOf(canton, body, receivedOn));
}

const BODIES = ['authority', 'court'] as const;

/** Silence of the chapters read is not a rule, and what nobody has read is none: both readings. */
function readingsOf(canton: CantonCode, body: (typeof BODIES)[number], receivedOn: string): Reading[] {
  const cell = cellsOn(canton, receivedOn)?.cells.standstill;
  if (!cell?.value || !isRead(cell)) return [null, LONGEST];
  const stands = cell.value[body];
  const standstill = standstillOf(cell.value[`${body}Periods`], `${canton} ${cell.article ?? 'law'}`);
  return stands === 'no' ? [null] : stands === 'yes' ? [standstill] : [null, standstill];
}

/** Where the act names no periods, those of most acts. */
function standstillOf(named: readonly StandstillPeriod[], basis: string): Standstill {
  if (named.length === 0) return { periods: PERIODS, winterUntil: WINTER_UNTIL, basis };
  const winter = named.find((period) => typeof period === 'object');
  return {
    periods: named.map((period) => (typeof period === 'object' ? 'winter' : period)),
    winterUntil: winter?.winterUntil ?? WINTER_UNTIL,
    basis,
  };
}

export interface Rest {
  from: string;
  to: string;
}

/** The rest that a day lies in. */
export function restOn(day: string, reading: Reading): Rest | null {
  return restsAround(day, reading).find(({ from, to }) => from <= day && day <= to) ?? null;
}

/** The first day of the next rest after a day. */
export function nextRest(day: string, reading: Reading): string | null {
  return restsAround(day, reading).find(({ from }) => from > day)?.from ?? null;
}

/** In order; of the year of the day, and the winters on both ends of it. */
function restsAround(day: string, reading: Reading): Rest[] {
  if (reading === null) return [];
  const year = Number(day.slice(0, 4));
  const easter = easterSunday(year);
  const winter = (from: number): Rest => ({ from: `${from}-12-18`, to: `${from + 1}-${reading.winterUntil}` });
  return [
    ...(reading.periods.includes('winter') ? [winter(year - 1)] : []),
    ...(reading.periods.includes('easter') ? [{ from: addDays(easter, -7), to: addDays(easter, 7) }] : []),
    ...(reading.periods.includes('summer') ? [{ from: `${year}-07-15`, to: `${year}-08-15` }] : []),
    ...(reading.periods.includes('winter') ? [winter(year)] : []),
  ];
}
