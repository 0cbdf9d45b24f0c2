import type { CantonCode } from '../common/cantons.js';
import type { CantonalRule, StayRequirement } from '../places/legal-rule.rules.js';
import { advice, type Advice } from './advice.js';
import { FOREVER, span } from './calendar.js';
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
  provenance: Provenance;
}

export type Communes = ReadonlyMap<ResidenceIn['commune'], { bfs: number; canton: string }>;

type Time = Omit<Interval, 'rate'>;
interface Lived {
  commune: number;
  canton: string;
  worst: Time;
  best: Time;
}
type Times = readonly Lived[];
type Reading = 'worst' | 'best';
const readingsOf = (times: Times): Reading[] =>
  times.every(({ worst, best }) => worst.from === best.from && worst.to === best.to) ? ['worst'] : ['worst', 'best'];

/** From birth on; null for an unknown commune. Those without a place are omitted. */
function livedIn({ residence, birthDate }: Facts, communes: Communes): Lived[] | null {
  if (!isKnown(residence)) return null;
  const [born, bornAtWorst] = isKnown(birthDate) ? span(birthDate) : [-FOREVER, -FOREVER];
  const lived: Lived[] = [];
  for (const each of residence) {
    if (each.commune === 'unknown') continue;
    const commune = communes.get(each.commune);
    if (!commune) return null;
    const [short, long] = shortestAndLongest(each);
    lived.push({
      commune: commune.bfs,
      canton: commune.canton,
      worst: { from: Math.max(short.from, bornAtWorst), to: short.to },
      best: { from: Math.max(long.from, born), to: long.to },
    });
  }
  return lived;
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

export function localResidence(
  facts: Facts,
  place: Place | null,
  communes: Communes,
  on: number,
  move: Provenance,
): Condition[] {
  if (!place) return [condition('cantonal-residence', move, ASK, { better: [advice('tell-more')] })];
  const { canton, commune: ofCommune } = place.rule.residence;
  const known = livedIn(facts, communes);
  const unknown = (code: ConditionCode): Condition =>
    condition(code, place.provenance, ASK, { better: [advice('tell-more')] });
  const conditions: Condition[] = [];

  if (canton) {
    if (!known) conditions.push(unknown('cantonal-residence'));
    else {
      const times = known.filter((each) => each.canton === place.canton);
      conditions.push(
        placeCondition(
          'cantonal-residence',
          place,
          readingsOf(times).map((reading) => verdictOf(canton, [times], reading, on)),
          countStay(canton, times, on),
          [],
        ),
      );
    }
  }
  if (ofCommune) {
    if (!known || place.commune === null) conditions.push(unknown('communal-residence'));
    else conditions.push(communal(place, place.commune, known, on, ofCommune));
  }
  // Some residence in an unknown commune may count here.
  const somewhere = isKnown(facts.residence) && facts.residence.some((each) => each.commune === 'unknown');
  return somewhere ? conditions.map((each) => (each.answer === 'met' ? each : unknown(each.code))) : conditions;
}

function communal(
  place: Place,
  commune: number,
  lived: Times,
  on: number,
  rule: NonNullable<CantonalRule['residence']['commune']>,
): Condition {
  const here = lived.filter((each) => each.commune === commune);
  const { least, most } = 'most' in rule ? rule : { least: rule, most: rule };
  const ways = combinations(
    most,
    here,
    lived.filter((each) => each.canton === place.canton && each.commune !== commune),
  );
  const verdicts = readingsOf(ways.flat()).map((reading) => verdictOf(most, ways, reading, on));
  if (least !== most) verdicts.push(least === null ? MET : verdictOf(least, ways, 'best', on));
  return placeCondition(
    'communal-residence',
    place,
    verdicts,
    countStay(most, here, on),
    least === most ? [] : [advice('ask-commune')],
  );
}

/** Periods here, or added to other communes where allowed. */
function combinations({ communes: most = 1 }: StayRequirement, here: Times, elsewhere: Times): Times[] {
  if (most === 1) return [here];
  const others = new Map<number, Lived[]>();
  for (const each of elsewhere) others.set(each.commune, [...(others.get(each.commune) ?? []), each]);
  return [here, ...[...others.values()].map((there) => [...here, ...there])];
}

function placeCondition(
  code: ConditionCode,
  { provenance }: Place,
  verdicts: Verdict[],
  counts: Counted,
  more: Advice[],
): Condition {
  const verdict = combine(verdicts);
  const open =
    verdict.answer === 'ask' && more.length === 0 ? [advice('exact-days')] : verdict.answer === 'met' ? [] : more;
  const better = [...open, advice('stay-where-you-are')];
  return condition(code, provenance, verdict, { counted: counts, better });
}

function verdictOf(requirement: StayRequirement, ways: readonly Times[], reading: Reading, on: number): Verdict {
  let earliest: number | null = null;
  for (const times of ways) {
    const from = firstDay(demandsOf(requirement, seriesIn(times, reading)), on);
    if (from !== null && (earliest === null || from < earliest)) earliest = from;
  }
  return since(earliest, on);
}

function demandsOf({ years, within, lastYears }: StayRequirement, series: Series): Demand[] {
  const demands: Demand[] = [{ series, years, window: within ?? null, unit: 1 }];
  if (lastYears !== undefined) demands.push({ series, years: lastYears, window: lastYears, unit: 1 });
  return demands;
}

function seriesIn(times: Times, reading: Reading): Series {
  return seriesOf(times.map((each): Interval => ({ ...each[reading], rate: 1 })));
}

function countStay(requirement: StayRequirement, times: Times, on: number): Counted {
  const [total] = demandsOf(requirement, seriesIn(times, 'worst'));
  const days = amountOn(total, on);
  return { days, realDays: days, requiredDays: requiredOn(total, on) };
}
