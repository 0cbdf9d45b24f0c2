import { advice, type Advice } from './advice.js';
import type { Window } from './age.rules.js';
import type { Assessed, Assessment } from './assessment.js';
import { dayOf, numberOf } from './calendar.js';
import type { Condition, ConditionCode } from './verdict.js';

export type ConditionsOn = (day: number) => Condition[];

/**
 * What is certainly lacking goes before what must be asked, but not before whether it is their way at all: `opensWith`
 * names the condition of which nobody has asked yet.
 */
export function summarize(
  procedure: Assessed,
  conditionsOn: ConditionsOn,
  on: number,
  opensWith: ConditionCode | null = null,
): Assessment {
  const conditions = conditionsOn(on);
  const isMissing = opensWith === null && conditions.some((each) => each.answer === 'not-yet');
  const answer = isMissing
    ? 'not-yet'
    : opensWith !== null || conditions.some((each) => each.answer === 'ask')
      ? 'ask'
      : 'likely';
  const better: Advice[] = [];
  for (const each of conditions)
    for (const one of each.better)
      if (!better.some((known) => known.code === one.code && known.from === one.from)) better.push(one);
  return {
    procedure,
    answer,
    from: isMissing ? firstDayWithAll(conditions, conditionsOn) : null,
    until: null,
    opensWith,
    because: null,
    conditions,
    better,
  };
}

/** Iterations, to end the search. */
const TRIES = 8;

/** Those met today must still hold (permits end, years leave the window); what must be asked may be asked then. */
function firstDayWithAll(now: readonly Condition[], conditionsOn: ConditionsOn): string | null {
  let day = latest(now.filter(({ answer }) => answer === 'not-yet'));
  for (let tries = 0; day !== null && tries < TRIES; tries++) {
    const amiss = conditionsOn(numberOf(day)).filter(
      ({ answer }, i) => answer === 'not-yet' || (answer === 'ask' && now[i].answer !== 'ask'),
    );
    if (amiss.length === 0) return day;
    day = latest(amiss);
  }
  return null;
}

function latest(conditions: readonly Condition[]): string | null {
  let day = '';
  for (const { from } of conditions) {
    if (from === null) return null;
    if (from > day) day = from;
  }
  return day;
}

/** With its last day, and without advice to wait for a day on which it is closed. */
export function withinWindow(assessment: Assessment, window: Window | null, on: number): Assessment {
  if (!window || on >= window.closed) return assessment;
  if (on >= window.closes) return withoutWaiting(assessment, dayOf(window.closed));
  const closes = dayOf(window.closes);
  const inTime = withoutWaiting(assessment, closes);
  return { ...inTime, until: dayOf(window.closes - 1), better: [...inTime.better, advice('file-before', closes)] };
}

function withoutWaiting(assessment: Assessment, closed: string): Assessment {
  const inTime = ({ code, from }: Advice): boolean => code !== 'wait' || from === null || from < closed;
  return {
    ...assessment,
    from: assessment.from !== null && assessment.from >= closed ? null : assessment.from,
    better: assessment.better.filter(inTime),
    conditions: assessment.conditions.map((each) =>
      each.better.every(inTime) ? each : { ...each, from: null, better: each.better.filter(inTime) },
    ),
  };
}
