import type { CantonCode } from '../common/cantons.js';
import type { CantonalRule, RuleRow, StayRequirement } from '../places/legal-rule.rules.js';
import { advice, type AdviceCode } from './advice.js';
import { isPerhapsYounger } from './age.rules.js';
import { amountOn, firstDay, requiredOn, seriesOf, type Demand, type Interval, type Series } from './counting.rules.js';
import type { Facts } from './facts.js';
import { atBest, isExact, lastCanton, livedIn, untold, type Communes, type Lived, type Times } from './lived.rules.js';
import {
  ASK,
  askedInstead,
  condition,
  isKnown,
  MET,
  since,
  combine,
  type Condition,
  type ConditionCode,
  type Provenance,
  type Verdict,
} from './verdict.js';

/** LN 18(1) leaves 2 to 5 years to the cantons, each with its own form. */

export interface Place {
  canton: CantonCode;
  commune: number | null;
  languages: readonly string[];
  rule: CantonalRule;
  /** Where each part of the rule was read. */
  residence: Provenance;
  language: Provenance;
  assistance: Provenance;
}

/** Residence is the cantons' by LN 18(1), further criteria by LN 12(3). */
export function placeOf(
  { rule, law, source, checkedOn, verified }: Pick<RuleRow, 'rule' | 'law' | 'source' | 'checkedOn' | 'verified'>,
  where: Pick<Place, 'canton' | 'commune' | 'languages'>,
): Place {
  // Versions kept from before the cells have one source for all parts.
  const part = (name: 'residence' | 'language' | 'assistance', article: string, isVerified: boolean): Provenance => {
    const read = rule.provenance?.[name];
    return {
      basis: [article, ...(read?.basis.length ? read.basis : [law])],
      source: read?.source ?? source,
      checkedOn: read?.checkedOn ?? checkedOn,
      verified: isVerified,
    };
  };
  return {
    ...where,
    rule,
    residence: part('residence', 'LN 18(1)', verified),
    language: part('language', 'LN 12(3)', rule.languageLevelVerified),
    assistance: part('assistance', 'LN 12(3)', rule.socialAidVerified),
  };
}

type Reading = 'worst' | 'best';
/** What is told once of somebody's residence, and asked of each day that is looked at. */
type OnDay<T> = (on: number) => T;

export function localResidence(
  facts: Facts,
  place: Place | null,
  communes: Communes,
  move: Provenance,
): OnDay<Condition[]> {
  if (!place) return () => [condition('cantonal-residence', move, ASK, { better: [advice('tell-more')] })];
  const { canton, commune, youngUntil } = place.rule.residence;
  const known = livedIn(facts, lastCanton(facts, communes) ?? place.canton, communes);
  const unknown = (code: ConditionCode): OnDay<Condition> => {
    const asked = condition(code, place.residence, ASK, { better: [advice('tell-more')] });
    return () => asked;
  };
  const each: OnDay<Condition>[] = [];
  if (canton) each.push(known ? cantonal(place, facts, known, canton) : unknown('cantonal-residence'));
  if (commune)
    each.push(
      known && place.commune !== null && isKnown(facts.residence)
        ? communal(place, place.commune, facts, known, commune)
        : unknown('communal-residence'),
    );
  return (on) => {
    const conditions = each.map((conditionOn) => conditionOn(on));
    // The canton asks fewer years of the young, by conditions that are not counted here.
    const isYoung = youngUntil !== undefined && isPerhapsYounger(facts, youngUntil, on);
    return isYoung ? conditions.map((one) => askedInstead(one, advice('young-residence'))) : conditions;
  };
}

function cantonal(place: Place, facts: Facts, lived: Times, rule: StayRequirement): OnDay<Condition> {
  const told = lived.filter((each) => each.canton === place.canton);
  const inCanton = told.filter(({ commune }) => commune === null);
  const rest = once(() => atBest(untold(facts, lived, inCanton), { commune: null, canton: place.canton }));
  return residenceOf('cantonal-residence', place, { least: rule, most: rule }, { told, rest, elsewhere: [] });
}

function communal(
  place: Place,
  commune: number,
  facts: Facts,
  lived: Times,
  rule: NonNullable<CantonalRule['residence']['commune']>,
): OnDay<Condition> {
  const told = lived.filter((each) => each.commune === commune);
  const elsewhere = lived.filter(
    (each) => each.canton === place.canton && each.commune !== commune && each.commune !== null,
  );
  const listed = lived.filter((each) => each.commune !== null);
  const rest = once(() => atBest(untold(facts, listed, told), { commune, canton: place.canton }));
  const chosen = 'most' in rule ? rule : { least: rule, most: rule };
  return residenceOf('communal-residence', place, chosen, { told, rest, elsewhere });
}

/** `least` and `most` differ where the commune chooses. */
interface Choice {
  least: StayRequirement | null;
  most: StayRequirement;
}

/** `rest`: what may have been here too; looked at only where what was told is not enough. */
interface Residence {
  told: Times;
  rest: () => Times;
  elsewhere: Times;
}

function residenceOf(code: ConditionCode, place: Place, choice: Choice, residence: Residence): OnDay<Condition> {
  const { told } = residence;
  const verdictOn = judging(choice, residence);
  const settledOn = once(() => judging(choice, { ...residence, rest: () => [] }));
  const [total] = demandsOf(choice.most, seriesIn(told, 'worst'), 'worst');
  const isChosen = choice.least !== choice.most;
  /** What settles an *ask*: where they lived before, exact days, to stay until the decision, or the commune. */
  const settling = (on: number): AdviceCode[] => {
    if (settledOn()(on).answer !== 'ask') return ['earlier-residence'];
    return isChosen ? [] : [isExact(told) ? 'stay-until-decision' : 'exact-days'];
  };
  return (on) => {
    const verdict = verdictOn(on);
    const days = amountOn(total, on);
    const better = [
      ...(verdict.answer === 'ask' ? settling(on) : []),
      ...(isChosen && verdict.answer !== 'met' ? (['ask-commune'] as const) : []),
      'stay-where-you-are' as const,
    ];
    return condition(code, place.residence, verdict, {
      counted: { days, realDays: days, requiredDays: requiredOn(total, on) },
      better: better.map((each) => advice(each)),
    });
  };
}

/** The best reading holds wherever the worst does, so it is read only where that does not. */
function judging({ least, most }: Choice, { told, rest, elsewhere }: Residence): OnDay<Verdict> {
  const worst = demandsOfAll(most, combinations(most, told, elsewhere), 'worst');
  const best = once(() => {
    const ways = combinations(most, [...told, ...rest()], elsewhere);
    const isCertain = isExact(ways.flat()) && most.lastYearsAtDecision !== true;
    return {
      most: isCertain ? null : demandsOfAll(most, ways, 'best'),
      least: least === null || least === most ? null : demandsOfAll(least, ways, 'best'),
    };
  });
  return (on) => {
    const certain = verdictOf(worst, on);
    if (certain.answer === 'met') return certain;
    const possible = best();
    const verdicts = [certain];
    if (possible.most) verdicts.push(verdictOf(possible.most, on));
    if (least !== most) verdicts.push(possible.least ? verdictOf(possible.least, on) : MET);
    return combine(verdicts);
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Periods here, or added to other communes where allowed. */
function combinations({ communes: atMost = 1 }: StayRequirement, here: Times, elsewhere: Times): Times[] {
  if (atMost === 1) return [here];
  const others = new Map<number | null, Lived[]>();
  for (const each of elsewhere) others.set(each.commune, [...(others.get(each.commune) ?? []), each]);
  return [here, ...[...others.values()].map((there) => [...here, ...there])];
}

/** One of the ways is enough. */
function verdictOf(ways: readonly (readonly Demand[])[], on: number): Verdict {
  let earliest: number | null = null;
  for (const demands of ways) {
    const from = firstDay(demands, on);
    if (from !== null && (earliest === null || from < earliest)) earliest = from;
  }
  return since(earliest, on);
}

function demandsOfAll(requirement: StayRequirement, ways: readonly Times[], reading: Reading): Demand[][] {
  return ways.map((times) => demandsOf(requirement, seriesIn(times, reading), reading));
}

/** What has to be there only at the decision may be lacking when one files: at best it is not asked. */
function demandsOf(requirement: StayRequirement, series: Series, reading: Reading): Demand[] {
  const { years, within, lastYears, lastYearsAtDecision = false, recent } = requirement;
  const demands: Demand[] = [{ series, years, window: within ?? null, unit: 1 }];
  if (recent) demands.push({ series, years: recent.years, window: recent.within, unit: 1 });
  if (lastYears !== undefined && !(lastYearsAtDecision && reading === 'best'))
    demands.push({ series, years: lastYears, window: lastYears, unit: 1, isPresent: true });
  return demands;
}

function seriesIn(times: Times, reading: Reading): Series {
  return seriesOf(times.map((each): Interval => ({ from: each[reading].from, to: each[reading].to, rate: 1 })));
}
