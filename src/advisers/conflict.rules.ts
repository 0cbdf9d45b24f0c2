import type { Conflict } from './adviser.entity.js';

export const CONFLICTS = ['conflict-authority', 'conflict-person'] as const;
export type ConflictReason = (typeof CONFLICTS)[number];

/** What a conflict of interest is compared with. */
export interface ConcernedCase {
  reference: string;
  canton: string;
  commune: number;
}

/** Why an adviser must not see a case; empty: nothing is in the way. A choice of the network. */
export function conflictsWith(conflicts: readonly Conflict[], theCase: ConcernedCase): ConflictReason[] {
  const found: ConflictReason[] = [];
  if (conflicts.some((conflict) => conflict.kind === 'authority' && concerns(conflict, theCase)))
    found.push('conflict-authority');
  if (conflicts.some((conflict) => conflict.kind === 'person' && conflict.caseReference === theCase.reference))
    found.push('conflict-person');
  return found;
}

/** A conflict with a cantonal authority holds in the whole canton, with a communal one in that commune. */
function concerns(conflict: Extract<Conflict, { kind: 'authority' }>, { canton, commune }: ConcernedCase): boolean {
  return conflict.canton === canton && (conflict.commune === undefined || conflict.commune === commune);
}
