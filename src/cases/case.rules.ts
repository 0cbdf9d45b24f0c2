import { zurichDay } from '../common/clock.js';
import { addDays, daysBetween } from '../common/day.js';
import { isNullAnAnswer } from '../eligibility/facts.js';
import type { CaseFacts } from './case.facts.js';
import type { Stage, Worry } from './case.entity.js';
import { isFiled } from './stage.rules.js';

export const ENDED: readonly Stage[] = ['closed', 'withdrawn'];
const ANOTHER_ROUND: readonly Stage[] = [
  'requested',
  'screening',
  'preparation',
  'moved',
  'filed',
  'refused',
  'appeal',
  'withdrawn',
  'closed',
];

/** Stages with which what the Confederation allowed before is over: the year of LN 14(1) runs on through an appeal. */
export const ANOTHER_AUTHORISATION: readonly Stage[] = ['preparation', 'moved', 'filed', 'federal-authorisation'];

/** Terms run from the complete file (OLN 23(1)); suspension or another hearing restarts none. Null when unknown. */
export function stageSince(moves: readonly { to: Stage; on: string | null }[], stage: Stage): string | null {
  // For a case logged midway the earlier moves are unknown.
  let since: string | null | undefined = moves[0]?.to === 'suspended' ? null : undefined;
  for (const { to, on } of moves) {
    if (to === stage) since = since === undefined ? on : since;
    else if (ANOTHER_ROUND.includes(to)) since = undefined;
  }
  return since ?? null;
}

/** The day of filing (LN 9(1), 21(1), 24a(1)), or today before. */
export function judgedOn({ stage, filedOn }: { stage: Stage; filedOn: string | null }, today: string): string {
  return isFiled(stage) && filedOn !== null ? filedOn : today;
}

export function withFacts(before: CaseFacts, changes: Record<string, unknown>): CaseFacts {
  const after: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    if (value === null && !isNullAnAnswer(name)) delete after[name];
    else after[name] = value;
  }
  return after;
}

export interface OpenDeadline {
  isAppeal: boolean;
  /** Null: not known yet. */
  safeDay: string | null;
}

/** What is not an appeal, which takes weeks to write, is near when little more than a week is left. */
const NEAR_DAYS = 10;

function isNear({ isAppeal, safeDay }: OpenDeadline, today: string): boolean {
  return isAppeal || safeDay === null || safeDay <= addDays(today, NEAR_DAYS);
}

export const URGENCIES = ['deadline', 'letter', 'overdue', 'waiting'] as const;
export type Urgency = (typeof URGENCIES)[number];
const LONG_WAIT_DAYS = 14;
/** Until screening ends, a letter with a deadline counts as unhandled. */
export const FIRST_STAGES: readonly Stage[] = ['requested', 'screening'];

export function hasLetter({ stage, worries }: { stage: Stage; worries: readonly Worry[] }): boolean {
  return FIRST_STAGES.includes(stage) && worries.includes('deadline');
}

/** Gravest first. A letter with a deadline counts also while snoozed, since it runs; waiting counts after 14 days. */
export function urgencyOf(
  {
    stage,
    deadline,
    nextDueOn,
    waitingSince,
    snoozedUntil,
    letter,
  }: {
    stage: Stage;
    /** Its open deadline that comes first; null: none is open. */
    deadline: OpenDeadline | null;
    nextDueOn: string | null;
    waitingSince: Date | null;
    snoozedUntil: string | null;
    letter: boolean;
  },
  today: string,
): Urgency | null {
  if (deadline !== null && isNear(deadline, today)) return 'deadline';
  if (ENDED.includes(stage)) return null;
  if (letter && FIRST_STAGES.includes(stage)) return 'letter';
  if (nextDueOn !== null && nextDueOn < today) return 'overdue';
  const isDue = snoozedUntil === null || snoozedUntil <= today;
  return waitingSince !== null && isDue && daysBetween(zurichDay(waitingSince), today) > LONG_WAIT_DAYS
    ? 'waiting'
    : null;
}
