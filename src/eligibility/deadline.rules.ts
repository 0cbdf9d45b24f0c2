import type { CantonCode } from '../common/cantons.js';
import { addDays, daysBetween } from '../common/day.js';
import type { Locale } from '../texts/languages.js';
import { inEachLocale } from '../texts/texts.js';
import { nextRest, restOn, standstillReadings, type Forum, type Matter, type Reading } from './standstill.rules.js';
import { isWorkingDay, workingDayOnOrAfter, workingDayOnOrBefore } from './working-days.js';

export { FORUMS, MATTERS, type Forum, type Matter } from './standstill.rules.js';

export const DELIVERIES = ['in-person', 'registered', 'ordinary', 'electronic'] as const;
export type Delivery = (typeof DELIVERIES)[number];

export const STEPS = ['received', 'received-by-fiction', 'runs', 'stands-still', 'moved'] as const;
export type StepKind = (typeof STEPS)[number];

export interface Letter {
  receivedOn: string | null;
  delivery: Delivery;
  firstAttemptOn: string | null;
  days: number;
  matter: Matter;
  forum: Forum;
  /** Of the party or their representative: its holidays count. */
  partyCanton: CantonCode | null;
  /** Of the authority or court, whose standstill counts; when left out, that of the party. */
  forumCanton?: CantonCode | null;
}

export interface Step {
  from: string;
  to: string;
  what: StepKind;
  basis: string;
  words: Record<Locale, string>;
}

export interface Deadline {
  /** The earliest of all readings, without standstill and holidays, on the working day before where it is none. */
  safeDay: string;
  /** By what was read of the law; where that leaves it open, the earlier day. */
  lastDay: string;
  /** The latest of all readings: no appeal is called late before it has passed. */
  latestDay: string;
  /** To `lastDay`. */
  steps: Step[];
  warning: string;
}

const FICTION = 7;
interface Basis {
  fiction: string;
  start: string;
  end: string;
}
const FEDERAL_COURT: Basis = { fiction: 'LTF 44(2)', start: 'LTF 44(1)', end: 'LTF 45' };
const FEDERAL_AUTHORITY: Basis = { fiction: 'PA 20(2bis)', start: 'PA 20(1)', end: 'PA 20(3)' };
const CANTON: Basis = {
  fiction: 'cantonal law, as LTF 44(2)',
  start: 'cantonal law, as LTF 44(1)',
  end: 'cantonal law; SR 173.110.3 art. 1',
};
const BASIS: Record<Forum, Basis> = {
  'federal-court': FEDERAL_COURT,
  'federal-administrative-court': FEDERAL_AUTHORITY,
  canton: CANTON,
  'canton-authority': CANTON,
  'canton-court': CANTON,
};

/** An unclaimed registered letter on the seventh day after the first attempt. Null when neither day is known. */
export function receiptOf({
  receivedOn,
  delivery,
  firstAttemptOn,
}: Pick<Letter, 'receivedOn' | 'delivery'> & { firstAttemptOn?: string | null }): {
  on: string;
  byFiction: boolean;
} | null {
  const fiction = delivery === 'registered' && firstAttemptOn ? addDays(firstAttemptOn, FICTION) : null;
  if (fiction !== null && (receivedOn === null || receivedOn > fiction)) return { on: fiction, byFiction: true };
  return receivedOn === null ? null : { on: receivedOn, byFiction: false };
}

/** Null when nobody knows when the letter was received. */
export function deadlineOf(letter: Letter): Deadline | null {
  const receipt = receiptOf(letter);
  if (!receipt) return null;
  const { days, partyCanton } = letter;
  const ways = standstillReadings(letter.forum, letter.forumCanton ?? partyCanton, letter.matter, receipt.on).map(
    (reading) => ({ reading, runs: runsOf(receipt.on, days, reading) }),
  );
  const [earliest] = [...ways].sort((a, b) => compare(a.runs.at(-1)!.to, b.runs.at(-1)!.to));

  const ends = earliest.runs.at(-1)!.to;
  const lastDay = workingDayOnOrAfter(ends, partyCanton);
  const latestDays = ways.map(({ reading }) => latestOf(letter, receipt.on, reading)).sort(compare);
  return {
    safeDay: safeDayOf(receipt.on, days, partyCanton) ?? lastDay,
    lastDay,
    latestDay: latestDays.at(-1)!,
    steps: stepsOf(letter, receipt, earliest, lastDay),
    warning: 'estimate; the letter decides',
  };
}

interface Run {
  from: string;
  to: string;
  stands: boolean;
}

/** The term in one reading, piece by piece, from the day after receipt; a part of it is where it runs or stands still. */
function runsOf(receivedOn: string, days: number, reading: Reading): Run[] {
  const runs: Run[] = [];
  let day = addDays(receivedOn, 1);
  for (let left = days; left > 0;) {
    const rest = restOn(day, reading);
    if (rest) {
      runs.push({ from: day, to: rest.to, stands: true });
      day = addDays(rest.to, 1);
      continue;
    }
    const next = nextRest(day, reading);
    const count = next === null ? left : Math.min(left, daysBetween(day, next));
    runs.push({ from: day, to: addDays(day, count - 1), stands: false });
    left -= count;
    day = addDays(day, count);
  }
  return runs;
}

/** Null where a term of a day or two has no working day before its end. */
function safeDayOf(receivedOn: string, days: number, canton: CantonCode | null): string | null {
  const day = workingDayOnOrBefore(addDays(receivedOn, days), canton);
  return day < receivedOn ? null : day;
}

/**
 * The latest day of one reading: ordinary mail of a day off was received on the working day after it (GE LPA 17(6), Act
 * of 26.9.2025), a holiday of a part of the canton moves the end, and so does a standstill that a moved end falls into.
 */
function latestOf({ delivery, days, partyCanton }: Letter, receivedOn: string, reading: Reading): string {
  const received = delivery === 'ordinary' ? workingDayOnOrAfter(receivedOn, partyCanton, 'in-part') : receivedOn;
  let day = runsOf(received, days, reading).at(-1)!.to;
  while (!isWorkingDay(day, partyCanton, 'in-part') || restOn(day, reading) !== null) day = addDays(day, 1);
  return day;
}

function stepsOf(
  { forum, firstAttemptOn }: Letter,
  receipt: { on: string; byFiction: boolean },
  { reading, runs }: { reading: Reading; runs: Run[] },
  lastDay: string,
): Step[] {
  const basis = BASIS[forum];
  const step = (what: StepKind, from: string, to: string, article: string): Step => ({
    from,
    to,
    what,
    basis: article,
    words: inEachLocale(`deadline-step.${what}`),
  });
  const ends = runs.at(-1)!.to;
  return [
    receipt.byFiction
      ? step('received-by-fiction', firstAttemptOn!, receipt.on, basis.fiction)
      : step('received', receipt.on, receipt.on, basis.start),
    ...runs.map(({ from, to, stands }) =>
      stands ? step('stands-still', from, to, reading!.basis) : step('runs', from, to, basis.start),
    ),
    ...(lastDay === ends ? [] : [step('moved', ends, lastDay, basis.end)]),
  ];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
