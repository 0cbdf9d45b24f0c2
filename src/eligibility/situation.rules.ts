import type { FederalRule } from '../places/legal-rule.rules.js';
import { advice, type AdviceCode } from './advice.js';
import { adviceForMinors } from './age.rules.js';
import type { Assessed, Assessment, FederalRules } from './assessment.js';
import type { Place } from './canton.rules.js';
import { language, recordCondition, socialAssistance, weighing, type Weighed } from './conditions.rules.js';
import { numberOf } from './calendar.js';
import type { Facts } from './facts.js';
import type { Communes } from './lived.rules.js';
import { absenceLimits, stayReadings, type Readings } from './stay.rules.js';
import { summarize, type ConditionsOn } from './summary.rules.js';
import { askedInstead, isKnown, type Condition, type ConditionCode } from './verdict.js';

export interface Situation {
  facts: Facts;
  /** Day number. */
  on: number;
  rules: FederalRules;
  place: Place | null;
  communes: Communes;
}

/** What the ways share: the rules found, what has to be fulfilled in each, stays read once. */
export interface Common extends Situation {
  rule: (code: string) => FederalRule;
  readings: (rule: FederalRule, on: number) => Readings | null;
  integrated: (place: Place | null) => ConditionsOn;
  /** The SEM decides facilitated procedures: cantonal additions apply to the ordinary one only. */
  federal: ConditionsOn;
  record: readonly Condition[];
}

export function shared(situation: Situation): Common {
  const { facts, rules } = situation;
  const rule = (code: string): FederalRule => {
    const found = rules.get(code);
    if (!found) throw new Error(`there is no federal rule ${code}`);
    return found;
  };
  const record = (['criminal-record', 'pending-proceedings', 'debts'] as const).map((code) =>
    recordCondition(code, facts, rule(code)),
  );
  const reasonOn = weighing(facts, rules.get('circumstances') ?? null);
  const integrated = (place: Place | null): ConditionsOn => {
    const languageBy = languageOf(facts, place, rule('language'));
    return (day) => {
      const reason = reasonOn(day);
      const assistance = socialAssistance(facts, place, day, rule('social-assistance'), reason);
      return [languageBy(reason), assistance, ...record];
    };
  };
  return { ...situation, rule, readings: readingsOf(facts), integrated, federal: integrated(null), record };
}

/** The language changes with the reason for which it is weighed, not with the day. */
function languageOf(facts: Facts, place: Place | null, rule: FederalRule): (reason: Weighed) => Condition {
  const known = new Map<Weighed, Condition>();
  return (reason) => {
    const condition = known.get(reason) ?? language(facts, place, rule, reason);
    known.set(reason, condition);
    return condition;
  };
}

function readingsOf(facts: Facts): Common['readings'] {
  const known = new Map<string, Readings | null>();
  const lasting = !isKnown(facts.absences) || facts.absences.every(({ to }) => to !== null);
  return (rule, on) => {
    const limits = absenceLimits(rule);
    if (!lasting) return stayReadings(facts, limits, on);
    const key = `${limits.months} ${limits.monthsForWork}`;
    if (!known.has(key)) known.set(key, stayReadings(facts, limits, on));
    return known.get(key)!;
  };
}

export type Abode = 'here' | 'abroad' | 'unknown';

export function abodeOn(day: number, { rule, readings }: Common): Abode {
  const stays = readings(rule('spouse-residence'), day);
  if (!stays) return 'unknown';
  return stays.standing.certainly(day) ? 'here' : stays.standing.possibly(day) ? 'unknown' : 'abroad';
}

/**
 * LN 20(3), 26(2): of who lives abroad, language and means are judged with the close ties. Where nobody knows where
 * they live, what is lacking is asked.
 */
export function integration(common: Common): ConditionsOn {
  const abode = abodeOn(common.on, common);
  if (abode === 'abroad') return () => [...common.record];
  return abode === 'here' ? common.federal : (day) => common.federal(day).map((each) => askedInstead(each));
}

/** No day for who will have moved by then: other conditions hold abroad. */
export function whileThere(assessment: Assessment, common: Common): Assessment {
  const { from } = assessment;
  const moves = from !== null && abodeOn(numberOf(from), common) !== abodeOn(common.on, common);
  return moves ? { ...assessment, from: null } : assessment;
}

export function otherProcedure(procedure: Assessed, because: AdviceCode): Assessment {
  return {
    procedure,
    answer: 'other-way',
    from: null,
    until: null,
    opensWith: null,
    because: advice(because),
    conditions: [],
    better: [],
  };
}

/** `opening`: the fact that makes it somebody's way; `code`: its condition. */
export function opened(
  { facts, on }: Common,
  procedure: Assessed,
  opening: unknown,
  code: ConditionCode,
  conditionsOn: ConditionsOn,
): Assessment {
  const isAsked = opening !== undefined && opening !== 'unknown';
  const assessment = summarize(procedure, conditionsOn, on, isAsked ? null : code);
  return isAsked ? withAdviceForMinors(assessment, facts, on) : assessment;
}

export function withAdviceForMinors(assessment: Assessment, facts: Facts, on: number): Assessment {
  return { ...assessment, better: [...assessment.better, ...adviceForMinors(facts, on)] };
}
