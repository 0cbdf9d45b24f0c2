import type { FederalRule } from '../places/legal-rule.rules.js';
import { advice } from './advice.js';
import { ageLimit, inTransition, MAJORITY, windowOf } from './age.rules.js';
import type { Assessed, Assessment } from './assessment.js';
import { plusYears, span } from './calendar.js';
import { localResidence } from './canton.rules.js';
import { isStateless, parentNaturalised } from './child.rules.js';
import { settlementPermit } from './conditions.rules.js';
import type { Facts } from './facts.js';
import {
  reinstatementTerm,
  residenceUntilFiling,
  spouseResidence,
  withRegisteredPartnership,
} from './lasting-residence.rules.js';
import { closeTies, isPartnerSwiss, maritalUnion, swissPartner } from './partner.rules.js';
import { federalResidence } from './residence.rules.js';
import {
  abodeOn,
  integration,
  opened,
  otherProcedure,
  shared,
  whileThere,
  withAdviceForMinors,
  type Common,
  type Situation,
} from './situation.rules.js';
import { absenceLimits, EVERY_LAWFUL_STAY, stayReadings } from './stay.rules.js';
import { summarize, withinWindow, type ConditionsOn } from './summary.rules.js';
import { FAMILY_CODES, family, SETTLED_FOR_GOOD } from './third-generation.rules.js';
import { ASK, askedInstead, condition, isKnown, MET, number, type Condition, type ConditionCode } from './verdict.js';

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
  const assessment = opened(
    common,
    procedure,
    opening,
    isKnown(facts.marriedToSwissSince) ? 'close-ties' : 'marriage-abroad',
    (day) => [maritalUnion('marriage-abroad', facts, day, rule('marriage-abroad')), partner, ties, ...integrated(day)],
  );
  return whileThere(assessment, common);
}

function closedToSpouse(procedure: Assessed, facts: Facts): Assessment | null {
  if (facts.marriedToSwissSince === null) return otherProcedure(procedure, 'not-married-to-swiss');
  return isPartnerSwiss(facts).answer === 'not-yet' ? otherProcedure(procedure, 'partner-became-swiss') : null;
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
  const parent = parentNaturalised(facts, on, rule('parent-naturalised'));
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
  const abode = abodeOn(on, common);
  const tie = closeTies(facts, rule('close-ties'));
  const ties = abode === 'here' ? [] : [abode === 'abroad' ? tie : askedInstead(tie)];
  const integrated = integration(common);
  const loss = lossOf(lost, on, rule('loss'));
  const assessment = opened(common, procedure, lost, 'loss', (day) => [
    loss,
    reinstatementTerm(facts, day, rule('reinstatement-term'), residence, readings(residence, day)),
    ...ties,
    ...integrated(day),
  ]);
  if (!isKnown(lost)) return assessment;
  const staying = whileThere(assessment, common);
  const years = number(rule('reinstatement-term'), 'years');
  const [closes, closed] = span(lost).map((day) => plusYears(day, years));
  // Whoever will have lived here for three years by then needs no window.
  const then = residenceUntilFiling('reinstatement-term', facts, closes, residence, readings(residence, closes));
  return on >= closes || then.answer === 'met' ? staying : withinWindow(staying, { closes, closed }, on);
}

function lossOf(lost: Facts['lostSwissCitizenshipOn'], on: number, rule: FederalRule): Condition {
  if (!isKnown(lost)) return condition('loss', rule, ASK, { better: [advice('tell-more')] });
  return span(lost)[1] <= on
    ? condition('loss', rule, MET)
    : condition('loss', rule, ASK, { better: [advice('exact-days')] });
}
