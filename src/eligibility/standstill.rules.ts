import type { CantonCode } from '../common/cantons.js';
import { addDays } from '../common/day.js';
import book from './data/standstills.json' with { type: 'json' };
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

/** What the law of a canton says of terms before one kind of body. Silence of the chapters read is not a rule. */
export interface Side {
  stands: 'yes' | 'no' | 'unknown';
  basis: 'text' | 'silence' | 'unread';
  periods?: Period[];
  winterUntil?: string;
  /** In force since; the law of before is unread. */
  since?: string;
}

export interface StandstillRow {
  canton: CantonCode;
  article: string;
  /** Day of the consolidated text; null where the copy read names none. */
  edition: string | null;
  source: string;
  authority: Side;
  court: Side;
  note: string | null;
}

export const STANDSTILLS = book.rows as StandstillRow[];

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
  const row = STANDSTILLS.find((each) => each.canton === canton);
  if (!row) return [null, LONGEST];
  const sides =
    forum === 'canton' ? [row.authority, row.court] : [forum === 'canton-court' ? row.court : row.authority];
  return sides.flatMap((side) => readingsOf(side, row, receivedOn));
}

function readingsOf(side: Side, { canton, article }: StandstillRow, receivedOn: string): Reading[] {
  const standstill: Standstill = {
    periods: side.periods ?? PERIODS,
    winterUntil: side.winterUntil ?? WINTER_UNTIL,
    basis: `${canton} ${article}`,
  };
  if (side.stands === 'no') return [null];
  const isClear = side.stands === 'yes' && (side.since === undefined || receivedOn >= side.since);
  return isClear ? [standstill] : [null, standstill];
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
