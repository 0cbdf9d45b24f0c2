import { numberOf, span } from './calendar.js';
import type { Communes } from './lived.rules.js';
import type { Facts } from './facts.js';
import { isKnown } from './verdict.js';
import { inputError, type InputError } from '../common/input-codes.js';

/** Impossible in any reading: ends before beginnings, birth after `on`, unknown communes. */
export function factFaults(facts: Facts, on: string, communes: Communes): InputError[] {
  const faults: InputError[] = [];
  if (isKnown(facts.birthDate) && span(facts.birthDate)[0] > numberOf(on))
    faults.push(inputError('/birthDate', 'in-the-future'));
  const times = { stays: facts.stays, residence: facts.residence, absences: facts.absences };
  for (const [name, list] of Object.entries(times))
    if (isKnown(list))
      list.forEach(({ from, to }, i) => {
        if (isKnown(to) && span(to)[1] < span(from)[0])
          faults.push(inputError(`/${name}/${i}/to`, 'ends-before-it-begins'));
      });
  if (isKnown(facts.residence))
    facts.residence.forEach(({ commune }, i) => {
      if (commune !== 'unknown' && !communes.has(commune))
        faults.push(inputError(`/residence/${i}/commune`, 'not-a-commune'));
    });
  return faults;
}
