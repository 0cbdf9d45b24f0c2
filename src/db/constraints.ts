import { type Problem } from '../common/problem.js';

type Refusal = () => Problem;
const refusals = new Map<string, Refusal>();

export function onConstraint(name: string, refusal: Refusal): void {
  refusals.set(name, refusal);
}

export function problemOfConstraint(error: unknown): Problem | null {
  const constraint = (error as { constraint?: string } | null)?.constraint;
  return constraint === undefined ? null : (refusals.get(constraint)?.() ?? null);
}

export function registeredConstraints(): string[] {
  return [...refusals.keys()];
}
