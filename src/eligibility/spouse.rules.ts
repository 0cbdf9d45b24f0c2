import type { FederalRule } from '../places/legal-rule.rules.js';
import { advice } from './advice.js';
import { FOREVER, span } from './calendar.js';
import { amountOn, firstDay, requiredOn, seriesOf, type Demand } from './counting.rules.js';
import type { Facts } from './facts.js';
import { ASK, condition, isKnown, number, since, combine, type Condition } from './verdict.js';

/** LN 21(1)(b). */
export function maritalUnion({ marriedToSwissSince, birthDate }: Facts, on: number, rule: FederalRule): Condition {
  if (!isKnown(marriedToSwissSince)) return condition('marriage', rule, ASK, { better: [advice('tell-more')] });
  const [earliest, latest] = span(marriedToSwissSince);
  if (isKnown(birthDate) && latest < span(birthDate)[0])
    return condition('marriage', rule, ASK, { better: [advice('exact-days')] });
  const demand = (from: number): Demand => ({
    series: seriesOf([{ from, to: FOREVER, rate: 1 }]),
    years: number(rule, 'years'),
    window: null,
    unit: 1,
  });
  const verdict = combine([latest, earliest].map((from) => since(firstDay([demand(from)], on), on)));
  const days = amountOn(demand(latest), on);
  return condition('marriage', rule, verdict, {
    counted: { days, realDays: days, requiredDays: requiredOn(demand(latest), on) },
    better: verdict.answer === 'ask' ? [advice('exact-days')] : [],
  });
}
