import type { CantonCode } from '../common/cantons.js';
import type { CantonalRule, RuleRow, StayRequirement } from '../places/legal-rule.rules.js';
import { advice, type Advice, type AdviceCode } from './advice.js';
import { windowOf } from './age.rules.js';
import { FOREVER, LONG_AGO, span } from './calendar.js';
import { amountOn, firstDay, requiredOn, seriesOf, type Demand, type Interval, type Series } from './counting.rules.js';
import type { Facts, ResidenceIn } from './facts.js';
import { shortestAndLongest } from './stay.rules.js';
import {
  ASK,
  condition,
  isKnown,
  MET,
  since,
  combine,
  type Condition,
  type ConditionCode,
  type Counted,
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

export type Communes = ReadonlyMap<ResidenceIn['commune'], { bfs: number; canton: string }>;

type Time = Omit<Interval, 'rate'>;
interface Lived {
  /** Null: since when in the canton, whatever the communes. */
  commune: number | null;
  canton: string;
  worst: Time;
  best: Time;
}
type Times = readonly Lived[];
type Reading = 'worst' | 'best';
const isExact = (times: Times): boolean =>
  times.every(({ worst, best }) => worst.from === best.from && worst.to === best.to);
const readingsOf = (times: Times, { lastYearsAtDecision = false }: StayRequirement): Reading[] =>
  isExact(times) && !lastYearsAtDecision ? ['worst'] : ['worst', 'best'];

/** From birth on; null where nothing is known, or for an unknown commune. Those without a place are omitted. */
function livedIn({ residence, inCantonSince, birthDate }: Facts, canton: string, communes: Communes): Lived[] | null {
  if (!isKnown(residence) && !isKnown(inCantonSince)) return null;
  const [born, bornAtWorst] = isKnown(birthDate) ? span(birthDate) : [-FOREVER, -FOREVER];
  const lived: Lived[] = [];
  const add = (place: Pick<Lived, 'commune' | 'canton'>, [short, long]: readonly [Time, Time]): void =>
    void lived.push({
      ...place,
      worst: { from: Math.max(short.from, bornAtWorst), to: short.to },
      best: { from: Math.max(long.from, born), to: long.to },
    });
  for (const each of isKnown(residence) ? residence : []) {
    if (each.commune === 'unknown') continue;
    const commune = communes.get(each.commune);
    if (!commune) return null;
    add({ commune: commune.bfs, canton: commune.canton }, shortestAndLongest(each));
  }
  if (isKnown(inCantonSince)) add({ commune: null, canton }, shortestAndLongest({ from: inCantonSince, to: null }));
  return lived;
}

/**
 * The times of which nobody said where they were lived, within the stays as far as they are known: at best here. The
 * eve of a day on which somebody came is not among them.
 */
function untold({ stays, birthDate }: Facts, lived: Times, here: Times, on: number): Time[] {
  const born = isKnown(birthDate) ? span(birthDate)[0] : LONG_AGO;
  const eves = here.map(({ best }) => ({ from: best.from - 1, to: best.from - 1 }));
  const free = without({ from: born, to: on }, [
    ...lived.map(({ worst }) => worst),
    ...here.map(({ best }) => best),
    ...eves,
  ]);
  if (!isKnown(stays)) return free;
  const times = stays.map((stay) => shortestAndLongest(stay)[1]);
  return free.flatMap((time) =>
    times
      .map(({ from, to }) => ({ from: Math.max(time.from, from), to: Math.min(time.to, to) }))
      .filter(({ from, to }) => from <= to),
  );
}

function without(whole: Time, taken: readonly Time[]): Time[] {
  const free: Time[] = [];
  let { from } = whole;
  for (const each of [...taken].sort((a, b) => a.from - b.from)) {
    if (each.from > each.to) continue;
    if (each.from > from) free.push({ from, to: Math.min(each.from - 1, whole.to) });
    from = Math.max(from, each.to + 1);
    if (from > whole.to) break;
  }
  if (from <= whole.to) free.push({ from, to: whole.to });
  return free;
}

/** Nothing at worst. */
function atBest(times: readonly Time[], place: Pick<Lived, 'commune' | 'canton'>): Lived[] {
  return times.map((best) => ({ ...place, worst: { from: 1, to: 0 }, best }));
}

export function livesIn({ residence }: Facts, communes: Communes, on: number): { bfs: number; canton: string } | null {
  if (!isKnown(residence)) return null;
  let latestResidence: { bfs: number; canton: string } | null = null;
  let latest = -Infinity;
  for (const each of residence) {
    const [, { from, to }] = shortestAndLongest(each);
    const commune = communes.get(each.commune);
    if (commune && from <= on && on <= to && from > latest) [latestResidence, latest] = [commune, from];
  }
  return latestResidence;
}

/** Where they came last: "since when in this canton" is asked of it. */
function lastCanton({ residence }: Facts, communes: Communes): string | null {
  if (!isKnown(residence)) return null;
  let canton: string | null = null;
  let latest = -Infinity;
  for (const { commune, from } of residence) {
    const found = communes.get(commune);
    if (found && span(from)[0] > latest) [canton, latest] = [found.canton, span(from)[0]];
  }
  return canton;
}

export function localResidence(
  facts: Facts,
  place: Place | null,
  communes: Communes,
  on: number,
  move: Provenance,
): Condition[] {
  if (!place) return [condition('cantonal-residence', move, ASK, { better: [advice('tell-more')] })];
  const { canton, commune } = place.rule.residence;
  const known = livedIn(facts, lastCanton(facts, communes) ?? place.canton, communes);
  const unknown = (code: ConditionCode): Condition =>
    condition(code, place.residence, ASK, { better: [advice('tell-more')] });
  const conditions: Condition[] = [];
  if (canton) conditions.push(known ? cantonal(place, facts, known, on, canton) : unknown('cantonal-residence'));
  if (commune)
    conditions.push(
      known && place.commune !== null && isKnown(facts.residence)
        ? communal(place, place.commune, facts, known, on, commune)
        : unknown('communal-residence'),
    );
  const youngUntil = place.rule.residence.youngUntil;
  return youngUntil !== undefined && isPerhapsYounger(facts, youngUntil, on) ? conditions.map(askTheYoung) : conditions;
}

function isPerhapsYounger(facts: Facts, age: number, on: number): boolean {
  const window = windowOf(facts, age);
  return window === null || on < window.closed;
}

/** The canton asks fewer years of them, by conditions that are not counted here. */
function askTheYoung(each: Condition): Condition {
  if (each.answer !== 'not-yet') return each;
  const better = [...each.better.filter(({ code }) => code !== 'wait'), advice('young-residence')];
  return { ...each, answer: 'ask', from: null, better };
}

function cantonal(place: Place, facts: Facts, lived: Times, on: number, rule: StayRequirement): Condition {
  const told = lived.filter((each) => each.canton === place.canton);
  const since = told.filter(({ commune }) => commune === null);
  const rest = atBest(untold(facts, lived, since, on), { commune: null, canton: place.canton });
  const of = (times: Times): Verdict[] =>
    readingsOf(times, rule).map((reading) => verdictOf(rule, [times], reading, on));
  const verdicts = of([...told, ...rest]);
  const open = settling(told, of(told));
  return placeCondition('cantonal-residence', place, verdicts, countStay(rule, told, on), [advice(open)]);
}

function communal(
  place: Place,
  commune: number,
  facts: Facts,
  lived: Times,
  on: number,
  rule: NonNullable<CantonalRule['residence']['commune']>,
): Condition {
  const told = lived.filter((each) => each.commune === commune);
  const elsewhere = lived.filter(
    (each) => each.canton === place.canton && each.commune !== commune && each.commune !== null,
  );
  const listed = lived.filter((each) => each.commune !== null);
  const rest = atBest(untold(facts, listed, told, on), { commune, canton: place.canton });
  const { least, most } = 'most' in rule ? rule : { least: rule, most: rule };
  const of = (here: Times): Verdict[] => {
    const ways = combinations(most, here, elsewhere);
    const verdicts = readingsOf(ways.flat(), most).map((reading) => verdictOf(most, ways, reading, on));
    if (least !== most) verdicts.push(least === null ? MET : verdictOf(least, ways, 'best', on));
    return verdicts;
  };
  const verdicts = of([...told, ...rest]);
  const chosen = least === most ? [] : [advice('ask-commune')];
  const settled = settling(told, of(told));
  // Where the commune chooses, exact days settle nothing.
  const open = least !== most && settled !== 'earlier-residence' ? [] : [advice(settled)];
  return placeCondition('communal-residence', place, verdicts, countStay(most, told, on), open, chosen);
}

/** What settles an *ask*: exact days, to stay until the decision, or where they lived before. */
function settling(told: Times, verdicts: Verdict[]): AdviceCode {
  if (combine(verdicts).answer !== 'ask') return 'earlier-residence';
  return isExact(told) ? 'stay-until-decision' : 'exact-days';
}

/** Periods here, or added to other communes where allowed. */
function combinations({ communes: most = 1 }: StayRequirement, here: Times, elsewhere: Times): Times[] {
  if (most === 1) return [here];
  const others = new Map<number | null, Lived[]>();
  for (const each of elsewhere) others.set(each.commune, [...(others.get(each.commune) ?? []), each]);
  return [here, ...[...others.values()].map((there) => [...here, ...there])];
}

/** `open`: what settles an *ask*; `chosen`: where the commune chooses, unless it is met anyway. */
function placeCondition(
  code: ConditionCode,
  { residence }: Place,
  verdicts: Verdict[],
  counts: Counted,
  open: Advice[],
  chosen: Advice[] = [],
): Condition {
  const verdict = combine(verdicts);
  const better = [
    ...(verdict.answer === 'ask' ? open : []),
    ...(verdict.answer === 'met' ? [] : chosen),
    advice('stay-where-you-are'),
  ];
  return condition(code, residence, verdict, { counted: counts, better });
}

function verdictOf(requirement: StayRequirement, ways: readonly Times[], reading: Reading, on: number): Verdict {
  let earliest: number | null = null;
  for (const times of ways) {
    const from = firstDay(demandsOf(requirement, seriesIn(times, reading), reading), on);
    if (from !== null && (earliest === null || from < earliest)) earliest = from;
  }
  return since(earliest, on);
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
  return seriesOf(times.map((each): Interval => ({ ...each[reading], rate: 1 })));
}

function countStay(requirement: StayRequirement, times: Times, on: number): Counted {
  const [total] = demandsOf(requirement, seriesIn(times, 'worst'), 'worst');
  const days = amountOn(total, on);
  return { days, realDays: days, requiredDays: requiredOn(total, on) };
}
