import type { FederalRule } from '../places/legal-rule.rules.js';
import { advice } from './advice.js';
import { plusYears, span } from './calendar.js';
import type { Facts } from './facts.js';
import { MAJORITY } from './age.rules.js';
import { ASK, condition, isKnown, MET, NOT_YET, type Condition } from './verdict.js';

/** Children whose parent was naturalised without them (LN 24), and stateless ones (LN 23). */

/** A procedure may last as long: who was born within so many years before its end may have been born during it. */
const LONGEST_PROCEDURE = 5;

/**
 * The child was a minor when the parent filed, whose day is not asked: certain for who was born well before the
 * naturalisation and a minor on its day.
 */
export function parentNaturalised({ parentNaturalisedOn, birthDate }: Facts, on: number, rule: FederalRule): Condition {
  const ask = (code: 'tell-more' | 'parent-filed' | 'swiss-by-birth' | 'exact-days' | 'ask-adviser'): Condition =>
    condition('parent-naturalised', rule, ASK, { better: [advice(code)] });
  if (!isKnown(parentNaturalisedOn) || !isKnown(birthDate)) return ask('tell-more');
  const [earliest, latest] = span(parentNaturalisedOn);
  const [born, bornAtLatest] = span(birthDate);
  if (latest > on) return ask('exact-days');
  if (born > latest) return ask('swiss-by-birth');
  if (bornAtLatest > earliest) return ask('exact-days');
  if (bornAtLatest > plusYears(earliest, -LONGEST_PROCEDURE)) return ask('ask-adviser');
  return latest < plusYears(born, MAJORITY) ? condition('parent-naturalised', rule, MET) : ask('parent-filed');
}

export function isStateless({ stateless }: Facts, rule: FederalRule): Condition {
  if (!isKnown(stateless)) return condition('stateless', rule, ASK, { better: [advice('tell-more')] });
  return stateless
    ? condition('stateless', rule, MET)
    : condition('stateless', rule, NOT_YET, { better: [advice('not-stateless')] });
}
