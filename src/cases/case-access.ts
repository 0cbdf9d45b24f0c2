import type { EntityManager } from 'typeorm';
import { coordinates, type Principal } from '../access/principal.js';
import { auditSubjects } from '../common/context.js';
import { NotFound } from '../common/problem.js';
import { Case } from './case.entity.js';

export function seesCase(who: Principal, theCase: Pick<Case, 'canton' | 'adviserId'>): boolean {
  return coordinates(who, theCase.canton) || (who.adviserId !== null && theCase.adviserId === who.adviserId);
}

/** Locks the case until the transaction ends. Throws {@link NotFound} out of sight. */
export async function lockCase(tx: EntityManager, who: Principal, id: string): Promise<Case> {
  const theCase = await tx.findOne(Case, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!theCase || !seesCase(who, theCase)) throw new NotFound();
  auditSubjects(id, theCase.personId);
  return theCase;
}
