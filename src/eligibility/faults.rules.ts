import type { InputError } from '../common/problem.js';
import { numberOf, span } from './calendar.js';
import type { Communes } from './canton.rules.js';
import type { Situation } from './assess.rules.js';
import { isKnown } from './verdict.js';

/** Impossible in any reading: ends before beginnings, birth after `on`, unknown communes. */
export function factFaults(facts: Situation, on: string, communes: Communes): InputError[] {
  const faults: InputError[] = [];
  if (isKnown(facts.birthDate) && span(facts.birthDate)[0] > numberOf(on))
    faults.push({ pointer: '/birthDate', detail: 'is not in the future' });
  const times = { stays: facts.stays, residence: facts.residence, absences: facts.absences };
  for (const [name, list] of Object.entries(times))
    if (isKnown(list))
      list.forEach(({ from, to }, i) => {
        if (isKnown(to) && span(to)[1] < span(from)[0])
          faults.push({ pointer: `/${name}/${i}/to`, detail: 'is not before from' });
      });
  if (isKnown(facts.residence))
    facts.residence.forEach(({ commune }, i) => {
      if (commune !== 'unknown' && !communes.has(commune))
        faults.push({ pointer: `/residence/${i}/commune`, detail: 'is not the number of a commune' });
    });
  return faults;
}
