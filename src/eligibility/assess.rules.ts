import { federalOn, type FederalRule } from '../places/legal-rule.rules.js';
import { advice, type Advice } from './advice.js';
import { dayOf, numberOf } from './calendar.js';
import { livesIn, localResidence, type Communes, type Place } from './canton.rules.js';
import { language, settlementPermit, socialAssistance, recordCondition } from './conditions.rules.js';
import type { AbsenceAbroad, Facts } from './facts.js';
import { federalResidence, spouseResidence } from './residence.rules.js';
import { stayReadings, type Readings } from './stay.rules.js';
import { maritalUnion } from './spouse.rules.js';
import { ageLimit, FAMILY_CODES, family, inTransition, SETTLED_FOR_GOOD, windowOf } from './third-generation.rules.js';
import { number, type Condition } from './verdict.js';

export const ASSESSED = ['ordinary', 'facilitated-spouse', 'facilitated-third-generation'] as const;
export type Assessed = (typeof ASSESSED)[number];
export const PROCEDURE_ANSWERS = ['likely', 'not-yet', 'ask', 'other-way'] as const;
export type ProcedureAnswer = (typeof PROCEDURE_ANSWERS)[number];

export interface Situation extends Facts {
  absences?: AbsenceAbroad[];
}

export interface Assessment {
  procedure: Assessed;
  answer: ProcedureAnswer;
  /** If only time is lacking. */
  from: string | null;
  until: string | null;
  because: Advice | null;
  conditions: Condition[];
  better: Advice[];
}

export type FederalRules = ReadonlyMap<string, FederalRule>;

export function inForce(rows: readonly FederalRule[], on: string): FederalRules {
  return new Map(federalOn(rows, on).map((row) => [row.code, row]));
}

/** Never answers "no": likely, not yet, ask, or another procedure. */
export function assess(
  facts: Situation,
  on: string,
  rules: FederalRules,
  place: Place | null,
  communes: Communes,
): Assessment[] {
  const rule = (code: string): FederalRule => {
    const rule = rules.get(code);
    if (!rule) throw new Error(`there is no federal rule ${code}`);
    return rule;
  };
  const blemishes = [
    recordCondition('criminal-record', facts, rule('criminal-record')),
    recordCondition('pending-proceedings', facts, rule('pending-proceedings')),
    recordCondition('debts', facts, rule('debts')),
  ];
  const readings = readingsOf(facts);
  // The SEM decides facilitated procedures: cantonal additions apply to the ordinary one only.
  const federalLanguage = language(facts, null, rule('language'));
  const federal = (day: number): Condition[] => [
    federalLanguage,
    socialAssistance(facts, null, day, rule('social-assistance')),
    ...blemishes,
  ];
  const cantonalLanguage = place ? language(facts, place, rule('language')) : federalLanguage;
  const cantonal = (day: number): Condition[] => [
    cantonalLanguage,
    socialAssistance(facts, place, day, rule('social-assistance')),
    ...blemishes,
  ];
  const ordinary = (day: number): Condition[] => [
    settlementPermit('permit', facts, day, rule('permit')),
    federalResidence(facts, day, rule('federal-residence'), readings(rule('federal-residence'), day)),
    ...localResidence(facts, place, communes, day, rule('move')),
    ...cantonal(day),
  ];
  const ofMarriage = (day: number): Condition[] => [
    maritalUnion(facts, day, rule('marriage')),
    spouseResidence(facts, day, rule('spouse-residence'), readings(rule('spouse-residence'), day)),
    ...federal(day),
  ];

  const day = numberOf(on);
  return [
    summarize('ordinary', ordinary, day),
    facts.marriedToSwissSince === null
      ? otherProcedure('facilitated-spouse', advice('not-married-to-swiss'))
      : summarize('facilitated-spouse', ofMarriage, day),
    ofThirdGeneration(facts, day, rule, federal),
  ];
}

function readingsOf(facts: Situation): (rule: FederalRule, on: number) => Readings | null {
  const known = new Map<number, Readings | null>();
  const lasting = facts.absences?.every(({ to }) => to !== null) ?? true;
  return (rule, on) => {
    const months = number(rule, 'absenceMonths');
    if (!lasting) return stayReadings(facts, months, on);
    if (!known.has(months)) known.set(months, stayReadings(facts, months, on));
    return known.get(months)!;
  };
}

export function communeOf(facts: Facts, communes: Communes, on: string): { bfs: number; canton: string } | null {
  return livesIn(facts, communes, numberOf(on));
}

type Find = (code: string) => FederalRule;

type ConditionsOn = (day: number) => Condition[];

function ofThirdGeneration(facts: Situation, on: number, rule: Find, federal: ConditionsOn): Assessment {
  const window = windowOf(facts, rule('age-limit'));
  const transition = rule('age-limit-transition');
  if (window && on >= window.closed && !inTransition(facts, on, transition))
    return otherProcedure('facilitated-third-generation', advice('too-old'));
  const ofFamily = FAMILY_CODES.map((code) => family(code, facts, rule(code)));
  const missing = ofFamily.find(
    ({ code, answer }) => answer === 'not-yet' && SETTLED_FOR_GOOD.some((settled) => settled === code),
  );
  if (missing) return otherProcedure('facilitated-third-generation', advice('not-third-generation'));

  const conditionsOn = (day: number): Condition[] => [
    ageLimit(window, facts, day, rule('age-limit'), transition),
    ...ofFamily,
    settlementPermit('own-permit', facts, day, rule('own-permit')),
    ...federal(day),
  ];
  const assessment = summarize('facilitated-third-generation', conditionsOn, on);
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
    better: assessment.better.filter(inTime),
    conditions: assessment.conditions.map((each) =>
      each.better.every(inTime) ? each : { ...each, from: null, better: each.better.filter(inTime) },
    ),
  };
}

function otherProcedure(procedure: Assessed, because: Advice): Assessment {
  return { procedure, answer: 'other-way', from: null, until: null, because, conditions: [], better: [] };
}

/** What is certainly lacking goes before what must be asked. */
function summarize(procedure: Assessed, conditionsOn: ConditionsOn, on: number): Assessment {
  const conditions = conditionsOn(on);
  const isMissing = conditions.some((each) => each.answer === 'not-yet');
  const answer = isMissing ? 'not-yet' : conditions.some((each) => each.answer === 'ask') ? 'ask' : 'likely';
  const better: Advice[] = [];
  for (const each of conditions)
    for (const one of each.better)
      if (!better.some((known) => known.code === one.code && known.from === one.from)) better.push(one);
  return {
    procedure,
    answer,
    from: isMissing ? firstDayWithAll(conditions, conditionsOn) : null,
    until: null,
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
