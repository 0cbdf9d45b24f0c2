import type { FederalRule } from '../places/legal-rule.rules.js';
import { advice, type Advice } from './advice.js';
import { plusYears, span } from './calendar.js';
import type { Place } from './canton.rules.js';
import { LEVELS, type Facts } from './facts.js';
import { stayReadings, type StayFacts } from './stay.rules.js';
import {
  ASK,
  condition,
  isKnown,
  MET,
  NOT_YET,
  number,
  since,
  combine,
  type Condition,
  type ConditionCode,
  type Provenance,
  type Verdict,
} from './verdict.js';

/** What needs an overall assessment (criminal record, debts) is asked, never "no" (1C_350/2024 of 21 May 2025). */

const NATIONAL = ['de', 'fr', 'it', 'rm'];

export function settlementPermit(
  code: ConditionCode,
  facts: StayFacts & Facts,
  on: number,
  rule: FederalRule,
): Condition {
  const missing = [advice('permit-c')];
  if (isKnown(facts.permit))
    return facts.permit === 'C' ? condition(code, rule, MET) : condition(code, rule, NOT_YET, { better: missing });
  const settled = isKnown(facts.stays)
    ? stayReadings({ ...facts, stays: facts.stays.filter(({ permit }) => permit === 'C') }, 6, on)
    : null;
  return settled?.standing.certainly(on)
    ? condition(code, rule, MET)
    : condition(code, rule, ASK, { better: [advice('tell-more')] });
}

/** B1 spoken and A2 written in a national language, or the canton's requirement. */
export function language({ language: known }: Facts, place: Place | null, rule: FederalRule): Condition {
  const higher = place?.rule.languageLevelVerified === true ? place.rule.languageLevel : null;
  const required = {
    oral: higher?.oral ?? String(rule.values['oral']),
    written: higher?.written ?? String(rule.values['written']),
  };
  const provenance = place ? withCanton(rule, place, place.rule.languageLevelVerified) : rule;
  if (!isKnown(known)) return capped('language', rule, provenance, ASK, [advice('tell-more')]);
  if (known.code !== 'unknown' && !NATIONAL.includes(known.code))
    return capped('language', rule, provenance, NOT_YET, [advice('language-national')]);

  const better: Advice[] = [];
  const oral = reaches(known.oral, required.oral);
  const written = reaches(known.written, required.written);
  let verdict = combine([oral, written].map((each) => (each === 'unknown' ? ASK : each ? MET : NOT_YET)));
  if (oral === false || written === false) verdict = NOT_YET;
  if (oral === false) better.push(advice('language-oral'));
  if (written === false) better.push(advice('language-written'));
  // Proof by schooling or mother tongue, whatever the level: OLN 6(2).
  if (known.proof === 'school' || known.proof === 'mother-tongue') [verdict, better.length] = [MET, 0];
  else if (verdict.answer === 'ask') better.push(advice('tell-more'));
  else if (
    verdict.answer === 'met' &&
    known.proof !== 'certificate' &&
    !(known.oral === 'native' && known.written === 'native')
  ) {
    verdict = known.proof === 'none' ? NOT_YET : ASK;
    better.push(advice('language-proof'));
  }
  if (verdict.answer === 'met' && known.code === 'unknown') [verdict] = [ASK, better.push(advice('tell-more'))];
  if (verdict.answer === 'met' && place && !place.languages.includes(known.code))
    [verdict] = [ASK, better.push(advice('language-canton'))];
  return capped('language', rule, provenance, verdict, better);
}

export function socialAssistance(
  { socialAssistance: known }: Facts,
  place: Place | null,
  on: number,
  rule: FederalRule,
): Condition {
  const years = number(rule, 'years');
  const cantonal = place?.rule.socialAidVerified === true ? (place.rule.socialAidYears ?? years) : null;
  const provenance = place ? withCanton(rule, place, place.rule.socialAidVerified) : rule;
  if (!isKnown(known)) return capped('social-assistance', rule, provenance, ASK, [advice('tell-more')]);
  const { lastReceivedOn, repaid } = known;
  if (lastReceivedOn === null || repaid === true) return condition('social-assistance', rule, MET);
  if (lastReceivedOn === 'unknown')
    return capped('social-assistance', rule, provenance, ASK, [advice('repay'), advice('exact-days')]);

  const ends = span(lastReceivedOn).map((last) => yearsWithout(last, Math.max(years, cantonal ?? years)));
  const verdicts = ends.map((from) => since(from, on));
  if (repaid === 'unknown') verdicts.push(MET);
  return capped('social-assistance', rule, provenance, combine(verdicts), [advice('repay')]);
}

export function recordCondition(
  code: 'criminal-record' | 'pending-proceedings' | 'debts',
  facts: Facts,
  rule: FederalRule,
): Condition {
  const fact = {
    'criminal-record': facts.criminalRecord,
    'pending-proceedings': facts.pendingProceedings,
    debts: facts.debts,
  }[code];
  if (!isKnown(fact)) return condition(code, rule, ASK, { better: [advice('tell-more')] });
  return fact ? condition(code, rule, ASK, { better: [advice('ask-adviser')] }) : condition(code, rule, MET);
}

function yearsWithout(last: number, years: number): number {
  let from = plusYears(last, years);
  while (plusYears(from, -years) < last) from++;
  return from;
}

function reaches(level: string, input: string): boolean | 'unknown' {
  if (level === 'unknown') return 'unknown';
  return LEVELS.indexOf(level as (typeof LEVELS)[number]) >= LEVELS.indexOf(input as (typeof LEVELS)[number]);
}

function withCanton(rule: FederalRule, { provenance }: Place, verified: boolean): Provenance {
  return {
    basis: [...rule.basis, ...provenance.basis],
    source: `${rule.source} ; ${provenance.source}`,
    checkedOn: rule.checkedOn < provenance.checkedOn ? rule.checkedOn : provenance.checkedOn,
    verified: rule.verified && verified,
  };
}

/** The federal rule is the minimum: not met is certain; met becomes *ask* while the canton's rule is unverified. */
function capped(
  code: ConditionCode,
  rule: FederalRule,
  provenance: Provenance,
  verdict: Verdict,
  better: Advice[],
): Condition {
  if (provenance.verified || verdict.answer !== 'not-yet')
    return condition(code, provenance, verdict, { better: verdict.answer === 'met' ? [] : better });
  return { ...condition(code, rule, verdict, { better }), from: null };
}
