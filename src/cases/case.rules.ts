import { zurichDay } from '../common/clock.js';
import { daysBetween } from '../common/day.js';
import { isNullAnAnswer } from '../eligibility/facts.js';
import { deadlineOf, receiptOf, type Deadline, type Forum } from '../eligibility/deadline.rules.js';
import type { CaseFacts, Decision } from './case.facts.js';
import type { Case, Stage, Worry } from './case.entity.js';
import { isFiled } from './stage.rules.js';
import { inputError, type InputError } from '../common/input-codes.js';

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

type DayFault = 'in-the-future' | 'before-decision' | 'after-receipt' | 'not-after-receipt' | 'receipt-needed';

export function decisionFaults(decision: Decision, today: string): InputError[] {
  const { decidedOn, receivedOn, lastDay } = decision;
  const firstAttemptOn = decision.firstAttemptOn ?? null;
  const faults: InputError[] = [];
  const fault = (field: keyof Decision, code: DayFault): void =>
    void faults.push(inputError(`/decision/${field}`, code));
  // An uncollected letter counts as received (LTF 44(2), PA 20(2bis)).
  const receipt = receiptOf({ ...decision, firstAttemptOn });
  if (decidedOn > today) fault('decidedOn', 'in-the-future');
  if (receipt === null) fault('receivedOn', 'receipt-needed');
  if (receivedOn !== null && receivedOn > today) fault('receivedOn', 'in-the-future');
  if (receivedOn !== null && receivedOn < decidedOn) fault('receivedOn', 'before-decision');
  if (firstAttemptOn !== null && firstAttemptOn > (receivedOn ?? today))
    fault('firstAttemptOn', receivedOn === null ? 'in-the-future' : 'after-receipt');
  if (firstAttemptOn !== null && firstAttemptOn < decidedOn) fault('firstAttemptOn', 'before-decision');
  if (lastDay && receipt !== null && lastDay <= receipt.on) fault('lastDay', 'not-after-receipt');
  return faults;
}

type DecidedCase = Pick<Case, 'procedure' | 'canton' | 'decision'>;

/** Null until the term is known; the day in the letter prevails. Federal rules for facilitated procedures (SEM). */
export function deadlineFor({ procedure, canton, decision }: DecidedCase): Deadline | null {
  if (!decision?.termDays) return null;
  const { delivery, termDays, remedyKind } = decision;
  const cantonal: Forum = remedyKind === undefined ? 'canton' : `canton-${remedyKind}`;
  return deadlineOf({
    receivedOn: decision.receivedOn ?? null,
    delivery,
    firstAttemptOn: decision.firstAttemptOn ?? null,
    days: termDays,
    matter: 'other',
    forum: procedure === 'ordinary' || procedure === 'unknown' ? cantonal : 'federal-administrative-court',
    partyCanton: canton,
  });
}

export interface AppealDays {
  safeDay: string;
  /** As typed from the letter, otherwise as counted. */
  lastDay: string;
  /** Until it is over nothing is: what was typed may be one reading of several. */
  latestDay: string;
}

/** Null while neither the last day nor the term is known. */
export function appealDaysOf(theCase: DecidedCase & Pick<Case, 'lastDay'>): AppealDays | null {
  const counted = deadlineFor(theCase);
  const lastDay = theCase.lastDay ?? counted?.lastDay;
  if (lastDay === undefined) return null;
  const days = [lastDay, ...(counted ? [counted.safeDay, counted.latestDay] : [])].sort();
  return { safeDay: days[0], lastDay, latestDay: days.at(-1)! };
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
    appealUntil,
    nextDueOn,
    waitingSince,
    snoozedUntil,
    letter,
  }: {
    stage: Stage;
    /** The latest day to appeal; null: not known. */
    appealUntil: string | null;
    nextDueOn: string | null;
    waitingSince: Date | null;
    snoozedUntil: string | null;
    letter: boolean;
  },
  today: string,
): Urgency | null {
  if (ENDED.includes(stage)) return null;
  if (stage === 'refused' && (appealUntil === null || appealUntil >= today)) return 'deadline';
  if (letter && FIRST_STAGES.includes(stage)) return 'letter';
  if (nextDueOn !== null && nextDueOn < today) return 'overdue';
  const isDue = snoozedUntil === null || snoozedUntil <= today;
  return waitingSince !== null && isDue && daysBetween(zurichDay(waitingSince), today) > LONG_WAIT_DAYS
    ? 'waiting'
    : null;
}
