import { problem } from '../common/problem.js';

/** Callers have to answer "ask". */
export class RuleUnknown extends problem(422, 'rule-unknown', 'No rule of this canton is known for that day') {
  constructor(canton: string, on: string) {
    super({ detail: `${canton}, ${on}` });
  }
}
