import type { FederalRule } from '../places/legal-rule.rules.js';
import { advice, type Advice } from './advice.js';
import { isPerhapsYounger, MAJORITY } from './age.rules.js';
import { plusYears, span } from './calendar.js';
import type { Place } from './canton.rules.js';
import { LEVELS, type Facts } from './facts.js';
import { absenceLimits, stayReadings } from './stay.rules.js';
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

/** What is known of the permit, else of the stays; who has no stay today has no permit. */
export function settlementPermit(
  code: ConditionCode,
  facts: Facts,
  on: number,
  rule: FederalRule,
  residence: FederalRule,
): Condition {
  const missing = condition(code, rule, NOT_YET, { better: [advice('permit-c')] });
  if (isKnown(facts.permit)) return facts.permit === 'C' ? condition(code, rule, MET) : missing;
  const ask = condition(code, rule, ASK, { better: [advice('tell-more')] });
  if (!isKnown(facts.stays)) return ask;
  const limits = absenceLimits(residence);
  if (!stayReadings(facts, limits, on)!.standing.possibly(on)) return missing;
  const onC = { ...facts, stays: facts.stays.filter(({ permit }) => permit === 'C') };
  return stayReadings(onC, limits, on)!.standing.certainly(on) ? condition(code, rule, MET) : ask;
}

/** Why a "not yet" of language or assistance is asked about first: personal circumstances (LN 12(2), OLN 9), or age. */
export type Weighed = { rule: FederalRule; advice: Advice } | null;

export function weighing(facts: Facts, rule: FederalRule | null): (on: number) => Weighed {
  const { circumstances } = facts;
  // Rules kept for older cases do not have it.
  if (!rule) return () => null;
  const reason = (code: 'circumstances' | 'circumstances-weighed' | 'by-age'): Weighed => ({
    rule,
    advice: advice(code),
  });
  if (!isKnown(circumstances) || circumstances.length > 0) {
    const told = reason(isKnown(circumstances) ? 'circumstances-weighed' : 'circumstances');
    return () => told;
  }
  const byAge = reason('by-age');
  return (on) => (isPerhapsYounger(facts, MAJORITY, on) ? byAge : null);
}

/** B1 spoken and A2 written in a national language, or the canton's requirement. */
export function language(
  { language: known }: Facts,
  place: Place | null,
  rule: FederalRule,
  reason: Weighed,
): Condition {
  const higher = place?.rule.languageLevelVerified === true ? place.rule.languageLevel : null;
  const required = {
    oral: higher?.oral ?? String(rule.values['oral']),
    written: higher?.written ?? String(rule.values['written']),
  };
  const provenance = place ? withCanton(rule, place.language) : rule;
  if (!isKnown(known)) return capped('language', rule, provenance, ASK, [advice('tell-more')], null);
  if (known.code !== 'unknown' && !NATIONAL.includes(known.code))
    return capped('language', rule, provenance, NOT_YET, [advice('language-national')], reason);

  const better: Advice[] = [];
  const oral = reaches(known.oral, required.oral);
  const written = reaches(known.written, required.written);
  let verdict = combine([oral, written].map((each) => (each === 'unknown' ? ASK : each ? MET : NOT_YET)));
  if (oral === false || written === false) verdict = NOT_YET;
  if (oral === false) better.push(advice('language-oral'));
  if (written === false) better.push(advice('language-written'));
  // Proof by schooling or mother tongue, whatever the level: OLN 6(2). So an unknown one leaves it open.
  if (known.proof === 'school' || known.proof === 'mother-tongue') [verdict, better.length] = [MET, 0];
  else if (known.proof === 'unknown' && verdict.answer === 'not-yet')
    [verdict] = [ASK, better.push(advice('language-proof'))];
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
  return capped('language', rule, provenance, verdict, better, reason);
}

/** Years since the last assistance, as many as the canton asks; what goes on, or a number nobody read, names no day. */
export function socialAssistance(
  { socialAssistance: known }: Facts,
  place: Place | null,
  on: number,
  rule: FederalRule,
  reason: Weighed,
): Condition {
  const years = number(rule, 'years');
  const cantonal = place?.rule.socialAidVerified === true ? (place.rule.socialAidYears ?? 0) : 0;
  const provenance = place ? withCanton(rule, place.assistance) : rule;
  const judged = (verdict: Verdict, better: Advice[]): Condition =>
    capped('social-assistance', rule, provenance, verdict, better, reason);
  if (!isKnown(known)) return judged(ASK, [advice('tell-more')]);
  const { lastReceivedOn, repaid, ongoing } = known;
  if (ongoing === true) return judged(repaid === 'unknown' ? ASK : NOT_YET, [advice('assistance-ends')]);
  if (lastReceivedOn === null || repaid === true)
    return ongoing === 'unknown' ? judged(ASK, [advice('tell-more')]) : condition('social-assistance', rule, MET);
  if (lastReceivedOn === 'unknown') return judged(ASK, [advice('repay'), advice('exact-days')]);

  const last = span(lastReceivedOn);
  const ends = last.map((day) => yearsWithout(day, Math.max(years, cantonal)));
  const verdicts = ends.map((from) => since(from, on));
  if (repaid === 'unknown') verdicts.push(MET);
  const verdict = combine(verdicts);
  // Received until today, or later: nobody said that it has ended.
  if (last[1] >= on && verdict.answer === 'not-yet')
    return judged(NOT_YET, [advice('assistance-ends'), advice('repay')]);
  return judged(ongoing === 'unknown' ? withoutDay(verdict) : verdict, [advice('repay')]);
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
  if (!fact) return condition(code, rule, MET);
  const suspended = code === 'pending-proceedings' ? [advice('suspended')] : [];
  return condition(code, rule, ASK, { better: [...suspended, advice('ask-adviser')] });
}

function withoutDay({ answer }: Verdict): Verdict {
  return { answer: answer === 'met' ? 'ask' : answer, from: null };
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

function withCanton(rule: FederalRule, canton: Provenance): Provenance {
  return {
    basis: [...rule.basis, ...canton.basis],
    source: `${rule.source} ; ${canton.source}`,
    checkedOn: rule.checkedOn < canton.checkedOn ? rule.checkedOn : canton.checkedOn,
    verified: rule.verified && canton.verified,
  };
}

/**
 * The federal rule is the minimum: not met is certain, without a day; met becomes *ask* while the canton's rule is
 * unread. Where something has to be weighed, *not yet* is asked.
 */
function capped(
  code: ConditionCode,
  rule: FederalRule,
  provenance: Provenance,
  verdict: Verdict,
  better: Advice[],
  reason: Weighed,
): Condition {
  if (verdict.answer !== 'not-yet')
    return condition(code, provenance, verdict, { better: verdict.answer === 'met' ? [] : better });
  const by = provenance.verified ? provenance : rule;
  if (reason)
    return condition(code, { ...by, basis: [...by.basis, ...reason.rule.basis] }, ASK, {
      better: [...better, reason.advice],
    });
  return provenance.verified
    ? condition(code, provenance, verdict, { better })
    : condition(code, rule, NOT_YET, { better: [...better, advice('ask-authority')] });
}
