import type { FederalRule } from '../places/legal-rule.rules.js';
import { advice, type AdviceCode } from './advice.js';
import { adviceForMinors, ageLimit, inTransition, MAJORITY, windowOf } from './age.rules.js';
import type { Assessed, Assessment, FederalRules } from './assessment.js';
import { plusYears, span } from './calendar.js';
import { localResidence, type Place } from './canton.rules.js';
import { isStateless, parentNaturalised } from './child.rules.js';
import {
  language,
  recordCondition,
  settlementPermit,
  socialAssistance,
  weighing,
  type Weighed,
} from './conditions.rules.js';
import type { Facts } from './facts.js';
import type { Communes } from './lived.rules.js';
import { closeTies, isPartnerSwiss, maritalUnion, swissPartner } from './partner.rules.js';
import {
  federalResidence,
  reinstatementTerm,
  residenceUntilFiling,
  spouseResidence,
  withRegisteredPartnership,
} from './residence.rules.js';
import { absenceLimits, EVERY_LAWFUL_STAY, stayReadings, type Readings } from './stay.rules.js';
import { summarize, withinWindow, type ConditionsOn } from './summary.rules.js';
import { FAMILY_CODES, family, SETTLED_FOR_GOOD } from './third-generation.rules.js';
import { ASK, condition, isKnown, number, type Condition, type ConditionCode } from './verdict.js';

export interface Situation {
  facts: Facts;
  /** Day number. */
  on: number;
  rules: FederalRules;
  place: Place | null;
  communes: Communes;
}

/** What the ways share: the rules found, what has to be fulfilled in each, stays read once. */
interface Common extends Situation {
  rule: (code: string) => FederalRule;
  readings: (rule: FederalRule, on: number) => Readings | null;
  integrated: (place: Place | null) => ConditionsOn;
  /** The SEM decides facilitated procedures: cantonal additions apply to the ordinary one only. */
  federal: ConditionsOn;
  record: readonly Condition[];
}

type Way = (common: Common) => Assessment;

/** Each with the rule without which it cannot be judged. */
const WAYS: readonly [Way, needs: string][] = [
  [ordinary, 'permit'],
  [ofSpouse, 'marriage'],
  [ofThirdGeneration, 'age-limit'],
  [ofSpouseAbroad, 'marriage-abroad'],
  [ofNaturalisedParent, 'parent-naturalised'],
  [ofStatelessChild, 'stateless'],
  [reinstatement, 'loss'],
];

export function waysOf(situation: Situation): Assessment[] {
  const common = shared(situation);
  return WAYS.filter(([, needs]) => situation.rules.has(needs)).map(([way]) => way(common));
}

function shared(situation: Situation): Common {
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

function ordinary({ facts, on, rules, place, communes, rule, readings, integrated }: Common): Assessment {
  const localOn = localResidence(facts, place, communes, rule('move'));
  const integratedOn = integrated(place);
  const partnership = rules.get('registered-partner');
  const conditionsOn: ConditionsOn = (day) => {
    const ofTen = rule('federal-residence');
    const ten = federalResidence(facts, day, ofTen, readings(ofTen, day));
    return [
      settlementPermit('permit', facts, day, rule('permit'), ofTen),
      partnership ? withRegisteredPartnership(ten, facts, day, partnership, readings(partnership, day)) : ten,
      ...localOn(day),
      ...integratedOn(day),
    ];
  };
  return withAdviceForMinors(summarize('ordinary', conditionsOn, on), facts, on);
}

/** LN 21(1). */
function ofSpouse(common: Common): Assessment {
  const { facts, rules, rule, readings, federal } = common;
  const procedure = 'facilitated-spouse';
  const closed = closedToSpouse(procedure, facts);
  if (closed) return closed;
  const partner = rules.has('swiss-partner') ? [swissPartner(facts, rule('swiss-partner'))] : [];
  return opened(common, procedure, facts.marriedToSwissSince, 'marriage', (day) => [
    maritalUnion('marriage', facts, day, rule('marriage')),
    ...partner,
    spouseResidence(facts, day, rule('spouse-residence'), readings(rule('spouse-residence'), day)),
    ...federal(day),
  ]);
}

/** LN 21(2): who lives, or has lived, abroad. */
function ofSpouseAbroad(common: Common): Assessment {
  const { facts, rule } = common;
  const procedure = 'facilitated-spouse-abroad';
  const closed = closedToSpouse(procedure, facts);
  if (closed) return closed;
  if (facts.livedAbroad === null) return otherProcedure(procedure, 'not-lived-abroad');
  const partner = swissPartner(facts, rule('swiss-partner'));
  const ties = closeTies(facts, rule('close-ties'));
  const integrated = integration(common);
  const opening = isKnown(facts.marriedToSwissSince) ? facts.livedAbroad : facts.marriedToSwissSince;
  return opened(
    common,
    procedure,
    opening,
    isKnown(facts.marriedToSwissSince) ? 'close-ties' : 'marriage-abroad',
    (day) => [maritalUnion('marriage-abroad', facts, day, rule('marriage-abroad')), partner, ties, ...integrated(day)],
  );
}

function closedToSpouse(procedure: Assessed, facts: Facts): Assessment | null {
  if (facts.marriedToSwissSince === null) return otherProcedure(procedure, 'not-married-to-swiss');
  return isPartnerSwiss(facts).answer === 'not-yet' ? otherProcedure(procedure, 'partner-became-swiss') : null;
}

function isAbroad({ on, rule, readings }: Common): boolean {
  const stays = readings(rule('spouse-residence'), on);
  return stays !== null && !stays.standing.possibly(on);
}

/** LN 20(3), 26(2): abroad, language and means are judged with the close ties. */
function integration(common: Common): ConditionsOn {
  return isAbroad(common) ? () => [...common.record] : common.federal;
}

/** LN 24a. */
function ofThirdGeneration(common: Common): Assessment {
  const { facts, on, rules, rule, federal } = common;
  const procedure = 'facilitated-third-generation';
  const limit = rule('age-limit');
  const window = windowOf(facts, number(limit, 'years'));
  const transition = rules.get('age-limit-transition');
  const isLate = transition !== undefined && inTransition(facts, on, transition);
  if (window && on >= window.closed && !isLate) return otherProcedure(procedure, 'too-old');
  const ofFamily = FAMILY_CODES.map((code) => family(code, facts, rule(code)));
  const isSettled = (code: ConditionCode): boolean => SETTLED_FOR_GOOD.some((settled) => settled === code);
  if (ofFamily.some(({ code, answer }) => answer === 'not-yet' && isSettled(code)))
    return otherProcedure(procedure, 'not-third-generation');
  const age = (day: number): Condition =>
    window && day >= window.closed && transition && inTransition(facts, day, transition)
      ? condition('age-limit', transition, ASK, { better: [advice('ask-adviser')] })
      : ageLimit('age-limit', window, day, limit, 'too-old');
  const birthplace = isKnown(facts.thirdGeneration) ? facts.thirdGeneration['bornInSwitzerland'] : undefined;
  const assessment = opened(common, procedure, birthplace, 'born-in-switzerland', (day) => [
    age(day),
    ...ofFamily,
    settlementPermit('own-permit', facts, day, rule('own-permit'), rule('federal-residence')),
    ...federal(day),
  ]);
  return withinWindow(assessment, window, on);
}

/** LN 24: naturalised without the child. */
function ofNaturalisedParent(common: Common): Assessment {
  const { facts, on, rule, readings, federal } = common;
  const procedure = 'facilitated-child';
  const window = windowOf(facts, number(rule('child-age-limit'), 'years'));
  if (facts.parentNaturalisedOn === null) return otherProcedure(procedure, 'parent-not-naturalised');
  if (window && on >= window.closed) return otherProcedure(procedure, 'child-too-old');
  const parent = parentNaturalised(facts, rule('parent-naturalised'));
  const residence = rule('child-residence');
  const assessment = opened(common, procedure, facts.parentNaturalisedOn, 'parent-naturalised', (day) => [
    parent,
    ageLimit('child-age-limit', window, day, rule('child-age-limit'), 'child-too-old'),
    residenceUntilFiling('child-residence', facts, day, residence, readings(residence, day)),
    ...federal(day),
  ]);
  return withinWindow(assessment, window, on);
}

/** LN 23: a minor; every lawful stay counts. */
function ofStatelessChild(common: Common): Assessment {
  const { facts, on, rule, federal } = common;
  const procedure = 'facilitated-stateless-child';
  const window = windowOf(facts, MAJORITY);
  if (facts.stateless === false) return otherProcedure(procedure, 'not-stateless');
  if (window && on >= window.closed) return otherProcedure(procedure, 'of-age');
  const stateless = isStateless(facts, rule('stateless'));
  const residence = rule('stateless-residence');
  const assessment = opened(common, procedure, facts.stateless, 'stateless', (day) => [
    stateless,
    ageLimit('minor', window, day, rule('minor'), 'of-age'),
    residenceUntilFiling(
      'stateless-residence',
      facts,
      day,
      residence,
      stayReadings(facts, absenceLimits(residence), day, EVERY_LAWFUL_STAY),
    ),
    ...federal(day),
  ]);
  return withinWindow(assessment, window, on);
}

/** LN 26, 27. */
function reinstatement(common: Common): Assessment {
  const { facts, on, rule, readings } = common;
  const procedure = 'reinstatement';
  const lost = facts.lostSwissCitizenshipOn;
  if (lost === null) return otherProcedure(procedure, 'never-swiss');
  const residence = rule('reinstatement-residence');
  const ties = isAbroad(common) ? [closeTies(facts, rule('close-ties'))] : [];
  const integrated = integration(common);
  const loss = isKnown(lost)
    ? condition('loss', rule('loss'), { answer: 'met', from: null })
    : condition('loss', rule('loss'), ASK, { better: [advice('tell-more')] });
  const assessment = opened(common, procedure, lost, 'loss', (day) => [
    loss,
    reinstatementTerm(facts, day, rule('reinstatement-term'), residence, readings(residence, day)),
    ...ties,
    ...integrated(day),
  ]);
  if (!isKnown(lost)) return assessment;
  const years = number(rule('reinstatement-term'), 'years');
  const [closes, closed] = span(lost).map((day) => plusYears(day, years));
  const staysOpen = residenceUntilFiling('reinstatement-term', facts, on, residence, readings(residence, on));
  // Whoever has lived here for three years needs no window.
  return on >= closes || staysOpen.answer === 'met' ? assessment : withinWindow(assessment, { closes, closed }, on);
}

function otherProcedure(procedure: Assessed, because: AdviceCode): Assessment {
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
function opened(
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

function withAdviceForMinors(assessment: Assessment, facts: Facts, on: number): Assessment {
  return { ...assessment, better: [...assessment.better, ...adviceForMinors(facts, on)] };
}
