import type { CantonCode } from '../common/cantons.js';
import { zurichDay } from '../common/clock.js';
import { daysBetween } from '../common/day.js';
import { deadlineOf, receiptOf, type Deadline, type Forum } from '../eligibility/deadline.rules.js';
import type { CaseFacts, Decision } from './case.facts.js';
import type { Procedure, Stage, Worry } from './case.entity.js';
import { isFiled } from './stage.rules.js';

/** Stages after which nothing is open any more; both can be opened again. */
export const ENDED: readonly Stage[] = ['closed', 'withdrawn'];
/** Entering one of these, a case begins a round with an authority, or has got its answer. */
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

/** The year of an authorisation (LN 14(1)) runs on through refusal and appeal; only another authorisation begins another. */
const ANOTHER_AUTHORISATION: readonly Stage[] = ['preparation', 'moved', 'filed', 'federal-authorisation'];
const AMID_A_ROUND: readonly (Stage | undefined)[] = ['suspended'];
const AMID_AN_AUTHORISATION: readonly (Stage | undefined)[] = ['suspended', 'refused', 'appeal'];

/**
 * Since when a case has been at a stage, for the terms of the authority: since it first came there in this round. The term
 * runs from the complete file (OLN 23(1)); being suspended, or heard once more, does not give it anew. The moves in their
 * order, `on` null where nobody knows the day; null when it is not known.
 */
export function stageSince(moves: readonly { to: Stage; on: string | null }[], stage: Stage): string | null {
  const anew = stage === 'cantonal-decision' ? ANOTHER_AUTHORISATION : ANOTHER_ROUND;
  // Where a case was logged in the middle, what went before is not known.
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

/** The day for which a case is judged: that of its filing, which the conditions are asked for (LN 9(1), 21(1), 24a(1)), or today while nothing is filed. */
export function judgedOn({ stage, filedOn }: { stage: Stage; filedOn: string | null }, today: string): string {
  return isFiled(stage) && filedOn !== null ? filedOn : today;
}

/** What cannot be true of a refusal: each as a pointer below `/decision`. Days are compared as days. */
export function decisionFaults(decision: Decision, today: string): { pointer: string; detail: string }[] {
  const faults: { pointer: string; detail: string }[] = [];
  const fault = (field: keyof Decision, detail: string): void =>
    void faults.push({ pointer: `/decision/${field}`, detail });
  if (decision.decidedOn > today) fault('decidedOn', 'is not in the future');
  if (decision.receivedOn > today) fault('receivedOn', 'is not in the future');
  if (decision.receivedOn < decision.decidedOn) fault('receivedOn', 'is not before the decision');
  if (decision.firstAttemptOn && decision.firstAttemptOn > decision.receivedOn)
    fault('firstAttemptOn', 'is not after it was received');
  if (decision.firstAttemptOn && decision.firstAttemptOn < decision.decidedOn)
    fault('firstAttemptOn', 'is not before the decision');
  // A letter that lay at the post counts as received earlier (LTF 44(2), PA 20(2bis)), and its term with it.
  if (decision.lastDay && decision.lastDay <= receiptOf(decision)!.on)
    fault('lastDay', 'is after the day it was received');
  return faults;
}

/**
 * The last day as the law counts it from what is known of the letter; null until its term is known. What the letter
 * says goes before: this helps to read it. The SEM decides on the facilitated ways, so that is the federal court's matter.
 */
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

/** The facts with those newly told; null takes a fact back, so that it is asked again. */
export function withFacts(before: CaseFacts, changes: Record<string, unknown>): CaseFacts {
  const after: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    if (value === null && name !== 'marriedToSwissSince') delete after[name];
    else after[name] = value;
  }
  return after;
}

export const URGENCIES = ['deadline', 'letter', 'overdue', 'waiting'] as const;
export type Urgency = (typeof URGENCIES)[number];
/** Whoever waits longer than this has waited too long. */
const LONG_WAIT_DAYS = 14;
/** Until an adviser has talked it through, a letter that somebody wrote of is nobody's yet. */
export const FIRST_STAGES: readonly Stage[] = ['requested', 'screening'];

/** Whether somebody wrote of a letter with a deadline that nobody may have looked at yet. */
export function hasLetter({ stage, worries }: { stage: Stage; worries: readonly Worry[] }): boolean {
  return FIRST_STAGES.includes(stage) && worries.includes('deadline');
}

/**
 * What of a case cannot wait, the gravest first: a refusal whose last day to appeal is still to come or not known yet, a
 * letter with a deadline that the person wrote of, something that is overdue, somebody who has waited for an adviser for
 * more than two weeks and was not put off. The letter counts for those put off too: deadlines run meanwhile.
 */
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
