import { federalOn, type FederalRule } from '../places/legal-rule.rules.js';
import { advice, type Advice } from './advice.texts.js';
import { dayOf, numberOf } from './calendar.js';
import { livesIn, localResidence, type Communes, type Place } from './canton.rules.js';
import { language, settlementPermit, socialAssistance, unblemished } from './conditions.rules.js';
import type { AbsenceAbroad, Facts } from './facts.js';
import { federalResidence, spouseResidence } from './residence.rules.js';
import { maritalUnion } from './spouse.rules.js';
import { ageLimit, FAMILY_CODES, family, inTransition, SETTLED_FOR_GOOD, windowOf } from './third-generation.rules.js';
import type { Condition } from './verdict.js';

export const ASSESSED = ['ordinary', 'facilitated-spouse', 'facilitated-third-generation'] as const;
export type Assessed = (typeof ASSESSED)[number];
export const PROCEDURE_ANSWERS = ['likely', 'not-yet', 'ask', 'other-way'] as const;
export type ProcedureAnswer = (typeof PROCEDURE_ANSWERS)[number];

/** What is asked about: a situation, and the day on which one would file. */
export interface Situation extends Facts {
  absences?: AbsenceAbroad[];
}

export interface Assessment {
  procedure: Assessed;
  answer: ProcedureAnswer;
  /** The first day on which all conditions can hold, if time is all that is lacking. */
  from: string | null;
  /** The last day to file, where the way is open only until then. */
  until: string | null;
  /** Why the way is another. */
  because: Advice | null;
  conditions: Condition[];
  /** What would make it better, of all conditions. */
  better: Advice[];
}

/** The federal rules in force, by code. */
export type FederalRules = ReadonlyMap<string, FederalRule>;

/** The rows in force on a day; before the first of a rule, the first, so that every day has an answer. */
export function inForce(rows: readonly FederalRule[], on: string): FederalRules {
  return new Map(federalOn(rows, on).map((row) => [row.code, row]));
}

/**
 * Where somebody stands on a day: the three ways to citizenship that the facts can speak of. Nothing is ever "no": a way
 * is likely, not yet, to be asked about, or another.
 */
export function assess(facts: Situation, on: string, rules: FederalRules, place: Place | null, communes: Communes): Assessment[] {
  const day = numberOf(on);
  const rule = (code: string): FederalRule => {
    const found = rules.get(code);
    if (!found) throw new Error(`there is no federal rule ${code}`);
    return found;
  };
  const blemishes = [unblemished('criminal-record', facts, rule('criminal-record')), unblemished('pending-proceedings', facts, rule('pending-proceedings')), unblemished('debts', facts, rule('debts'))];
  // The Confederation decides on the facilitated ways: what cantons ask for beyond its law is of the ordinary one.
  const federal = [language(facts, null, rule('language')), socialAssistance(facts, null, day, rule('social-assistance')), ...blemishes];
  const cantonal = place ? [language(facts, place, rule('language')), socialAssistance(facts, place, day, rule('social-assistance')), ...blemishes] : federal;

  return [
    summed('ordinary', [settlementPermit('permit', facts, day, rule('permit')), federalResidence(facts, day, rule('federal-residence')), ...localResidence(facts, place, communes, day, rule('move')), ...cantonal]),
    ofSpouse(facts, day, rule, federal),
    ofThirdGeneration(facts, day, rule, federal),
  ];
}

/** The commune that a case is judged by: the one that was asked about, or where the person lives. */
export function communeOf(facts: Facts, communes: Communes, on: string): { bfs: number; canton: string } | null {
  return livesIn(facts, communes, numberOf(on));
}

type Find = (code: string) => FederalRule;

function ofSpouse(facts: Situation, on: number, rule: Find, federal: Condition[]): Assessment {
  if (facts.marriedToSwissSince === null) return otherWay('facilitated-spouse', advice('not-married-to-swiss'));
  return summed('facilitated-spouse', [maritalUnion(facts, on, rule('marriage')), spouseResidence(facts, on, rule('spouse-residence')), ...federal]);
}

function ofThirdGeneration(facts: Situation, on: number, rule: Find, federal: Condition[]): Assessment {
  const window = windowOf(facts, rule('age-limit'));
  const transition = rule('age-limit-transition');
  if (window && on >= window.closed && !inTransition(facts, on, transition)) return otherWay('facilitated-third-generation', advice('too-old'));
  const ofFamily = FAMILY_CODES.map((code) => family(code, facts, rule(code)));
  const missing = ofFamily.find(({ code, answer }) => answer === 'not-yet' && SETTLED_FOR_GOOD.some((settled) => settled === code));
  if (missing) return otherWay('facilitated-third-generation', advice('not-third-generation'));

  const found = summed('facilitated-third-generation', [ageLimit(window, facts, on, rule('age-limit'), transition), ...ofFamily, settlementPermit('own-permit', facts, on, rule('own-permit')), ...federal]);
  if (!window || on >= window.closes) return found;
  const closes = dayOf(window.closes);
  // What waiting would bring only after the birthday, waiting does not bring.
  const inTime = found.from === null || found.from < closes;
  return { ...found, from: inTime ? found.from : null, until: dayOf(window.closes - 1), better: [...found.better, advice('file-before', closes)] };
}

function otherWay(procedure: Assessed, because: Advice): Assessment {
  return { procedure, answer: 'other-way', from: null, until: null, because, conditions: [], better: [] };
}

/** What its conditions make of a procedure: what is certainly not yet so goes before what has to be asked. */
function summed(procedure: Assessed, conditions: Condition[]): Assessment {
  const lacking = conditions.filter(({ answer }) => answer === 'not-yet');
  const answer = lacking.length > 0 ? 'not-yet' : conditions.some((each) => each.answer === 'ask') ? 'ask' : 'likely';
  const from = lacking.every((each) => each.from !== null) ? lacking.reduce<string | null>((latest, each) => (latest === null || each.from! > latest ? each.from : latest), null) : null;
  const better: Advice[] = [];
  for (const each of conditions)
    for (const one of each.better) if (!better.some((known) => known.code === one.code && known.from === one.from)) better.push(one);
  return { procedure, answer, from, until: null, because: null, conditions, better };
}
