import { type Problem } from '../common/problem.js';

type Refusal = () => Problem;
const refusals = new Map<string, Refusal>();

/** Says which refusal a violated constraint is; each room registers its own beside its problems. */
export function onConstraint(name: string, refusal: Refusal): void {
  refusals.set(name, refusal);
}

/** The problem that a database error stands for, or null when it is nobody's fault but ours. */
export function problemOfConstraint(error: unknown): Problem | null {
  const constraint = (error as { constraint?: string } | null)?.constraint;
  return constraint === undefined ? null : (refusals.get(constraint)?.() ?? null);
}

/** The names that rooms have registered; a test compares them with the database. */
export function registeredConstraints(): string[] {
  return [...refusals.keys()];
}
