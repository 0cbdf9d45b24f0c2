import type { CantonCode } from '../common/cantons.js';
import { zurichDay } from '../common/clock.js';
import { daysBetween } from '../common/day.js';
import { isNullAnAnswer } from '../eligibility/facts.js';
import { deadlineOf, receiptOf, type Deadline, type Forum } from '../eligibility/deadline.rules.js';
import type { CaseFacts, Decision } from './case.facts.js';
import type { Procedure, Stage, Worry } from './case.entity.js';
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

/** The year of an authorisation (LN 14(1)) runs on through refusal and appeal until another authorisation. */
const ANOTHER_AUTHORISATION: readonly Stage[] = ['preparation', 'moved', 'filed', 'federal-authorisation'];
const AMID_A_ROUND: readonly (Stage | undefined)[] = ['suspended'];
const AMID_AN_AUTHORISATION: readonly (Stage | undefined)[] = ['suspended', 'refused', 'appeal'];

/** Terms run from the complete file (OLN 23(1)); suspension or another hearing restarts none. Null when unknown. */
export function stageSince(moves: readonly { to: Stage; on: string | null }[], stage: Stage): string | null {
  const anew = stage === 'cantonal-decision' ? ANOTHER_AUTHORISATION : ANOTHER_ROUND;
  // For a case logged midway the earlier moves are unknown.
  let since: string | null | undefined = (stage === 'cantonal-decision'
    ? AMID_AN_AUTHORISATION
    : AMID_A_ROUND
  ).includes(moves[0]?.to)
    ? null
    : undefined;
  for (const { to, on } of moves) {
    if (to === stage) since = since === undefined ? on : since;
    else if (anew.includes(to)) since = undefined;
  }
  return since ?? null;
}

/** The day of filing (LN 9(1), 21(1), 24a(1)), or today before. */
export function judgedOn({ stage, filedOn }: { stage: Stage; filedOn: string | null }, today: string): string {
  return isFiled(stage) && filedOn !== null ? filedOn : today;
}

type DayFault = 'in-the-future' | 'before-decision' | 'after-receipt' | 'not-after-receipt';

export function decisionFaults(decision: Decision, today: string): InputError[] {
  const faults: InputError[] = [];
  const fault = (field: keyof Decision, code: DayFault): void =>
    void faults.push(inputError(`/decision/${field}`, code));
  if (decision.decidedOn > today) fault('decidedOn', 'in-the-future');
  if (decision.receivedOn > today) fault('receivedOn', 'in-the-future');
  if (decision.receivedOn < decision.decidedOn) fault('receivedOn', 'before-decision');
  if (decision.firstAttemptOn && decision.firstAttemptOn > decision.receivedOn)
    fault('firstAttemptOn', 'after-receipt');
  if (decision.firstAttemptOn && decision.firstAttemptOn < decision.decidedOn)
    fault('firstAttemptOn', 'before-decision');
  // An uncollected letter counts as received (LTF 44(2), PA 20(2bis)).
  if (decision.lastDay && decision.lastDay <= receiptOf(decision)!.on) fault('lastDay', 'not-after-receipt');
  return faults;
}

/** Null until the term is known; the day in the letter prevails. Federal rules for facilitated procedures (SEM). */
export function deadlineFor(procedure: Procedure, canton: CantonCode, decision: Decision | null): Deadline | null {
  if (!decision?.termDays) return null;
  const forum: Forum = procedure === 'ordinary' || procedure === 'unknown' ? 'canton' : 'federal-administrative-court';
  return deadlineOf({
    receivedOn: decision.receivedOn,
    delivery: decision.delivery,
    firstAttemptOn: decision.firstAttemptOn ?? null,
    days: decision.termDays,
    matter: 'other',
    forum,
    partyCanton: canton,
  });
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
    lastDay,
    nextDueOn,
    waitingSince,
    snoozedUntil,
    letter,
  }: {
    stage: Stage;
    lastDay: string | null;
    nextDueOn: string | null;
    waitingSince: Date | null;
    snoozedUntil: string | null;
    letter: boolean;
  },
  today: string,
): Urgency | null {
  if (ENDED.includes(stage)) return null;
  if (stage === 'refused' && (lastDay === null || lastDay >= today)) return 'deadline';
  if (letter && FIRST_STAGES.includes(stage)) return 'letter';
  if (nextDueOn !== null && nextDueOn < today) return 'overdue';
  const isDue = snoozedUntil === null || snoozedUntil <= today;
  return waitingSince !== null && isDue && daysBetween(zurichDay(waitingSince), today) > LONG_WAIT_DAYS
    ? 'waiting'
    : null;
}
