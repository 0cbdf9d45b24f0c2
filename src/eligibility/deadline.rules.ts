import type { CantonCode } from '../common/cantons.js';
import { addDays, daysBetween } from '../common/day.js';
import type { Locale } from '../texts/languages.js';
import { inEachLocale } from '../texts/texts.js';
import { easterSunday, isWorkingDay, workingDayOnOrAfter } from './working-days.js';

export const DELIVERIES = ['in-person', 'registered', 'ordinary', 'electronic'] as const;
export type Delivery = (typeof DELIVERIES)[number];
export const MATTERS = ['other', 'voting-rights'] as const;
export type Matter = (typeof MATTERS)[number];
export const FORUMS = ['federal-court', 'federal-administrative-court', 'canton'] as const;
export type Forum = (typeof FORUMS)[number];

export const STEPS = ['received', 'received-by-fiction', 'runs', 'stands-still', 'moved'] as const;
export type StepKind = (typeof STEPS)[number];

export interface Letter {
  receivedOn: string | null;
  delivery: Delivery;
  firstAttemptOn: string | null;
  days: number;
  matter: Matter;
  forum: Forum;
  partyCanton: CantonCode | null;
}

export interface Step {
  from: string;
  to: string;
  what: StepKind;
  basis: string;
  words: Record<Locale, string>;
}

export interface Deadline {
  lastDay: string;
  /** Without standstill and holidays. */
  safeDay: string;
  steps: Step[];
  warning: string;
}

const FICTION = 7;
const BASIS: Record<Forum, { fiction: string; start: string; standstill: string; end: string }> = {
  'federal-court': { fiction: 'LTF 44(2)', start: 'LTF 44(1)', standstill: 'LTF 46(1)', end: 'LTF 45' },
  'federal-administrative-court': {
    fiction: 'PA 20(2bis)',
    start: 'PA 20(1)',
    standstill: 'PA 22a(1)',
    end: 'PA 20(3)',
  },
  canton: {
    fiction: 'cantonal law, as LTF 44(2)',
    start: 'cantonal law, as LTF 44(1)',
    standstill: '',
    end: 'cantonal law; SR 173.110.3 art. 1',
  },
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

export function deadlineOf(letter: Letter): Deadline | null {
  const receipt = receiptOf(letter);
  if (!receipt) return null;
  const basis = BASIS[letter.forum];
  const steps: Step[] = [];
  const step = (what: StepKind, from: string, to: string, article: string): void =>
    void steps.push({ from, to, what, basis: article, words: inEachLocale(`deadline-step.${what}`) });

  if (receipt.byFiction) step('received-by-fiction', letter.firstAttemptOn!, receipt.on, basis.fiction);
  else step('received', receipt.on, receipt.on, basis.start);

  let day = addDays(receipt.on, 1);
  let left = letter.days;
  for (;;) {
    const rest = standstillOf(day, letter);
    if (rest) {
      step('stands-still', day, rest.to, basis.standstill);
      day = addDays(rest.to, 1);
      continue;
    }
    const next = nextStandstill(day, letter);
    const runs = next === null ? left : Math.min(left, daysBetween(day, next));
    step('runs', day, addDays(day, runs - 1), basis.start);
    left -= runs;
    day = addDays(day, runs);
    if (left === 0) break;
  }

  const ends = addDays(day, -1);
  const lastDay = workingDayOnOrAfter(ends, letter.partyCanton);
  if (!isWorkingDay(ends, letter.partyCanton)) step('moved', ends, lastDay, basis.end);
  return { lastDay, safeDay: addDays(receipt.on, letter.days), steps, warning: 'estimate; the letter decides' };
}

/** LTF 46(1), PA 22a(1). */
function holidaysOf(year: number): { from: string; to: string }[] {
  const easter = easterSunday(year);
  return [
    { from: `${year - 1}-12-18`, to: `${year}-01-02` },
    { from: addDays(easter, -7), to: addDays(easter, 7) },
    { from: `${year}-07-15`, to: `${year}-08-15` },
    { from: `${year}-12-18`, to: `${year + 1}-01-02` },
  ];
}

/** Not in voting matters (LTF 46(2)(c)), nor before cantons, where this is unverified. */
function knowsStandstill({ forum, matter }: Letter): boolean {
  return forum !== 'canton' && matter !== 'voting-rights';
}

function standstillOf(day: string, letter: Letter): { from: string; to: string } | null {
  if (!knowsStandstill(letter)) return null;
  return holidaysOf(Number(day.slice(0, 4))).find(({ from, to }) => from <= day && day <= to) ?? null;
}

function nextStandstill(day: string, letter: Letter): string | null {
  if (!knowsStandstill(letter)) return null;
  return holidaysOf(Number(day.slice(0, 4))).find(({ from }) => from > day)!.from;
}
