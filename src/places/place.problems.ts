import { Problem } from '../common/problem.js';

/** Callers have to answer "ask". */
export class RuleUnknown extends Problem {
  constructor(canton: string, on: string) {
    super(422, 'rule-unknown', 'No rule of this canton is known for that day', `${canton}, ${on}`);
  }
}
