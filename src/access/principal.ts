import { sql, Sql } from '../db/sql.js';
import type { Role } from './permissions.js';

/** `needed`: the role requires one that is not set up; nothing else is allowed until it is. */
export const SECOND_FACTOR_STATES = ['none', 'needed', 'on'] as const;
export type SecondFactorState = (typeof SECOND_FACTOR_STATES)[number];

export interface Principal {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** Canton codes, or `CH` for all of them. */
  cantons: string[];
  adviserId: string | null;
  undertaken: boolean;
  locale: 'de' | 'fr' | 'it' | 'en';
  sessionId: string;
  confirmedAt: Date;
  secondFactor: SecondFactorState;
  accessEpoch: number;
}

/** Null means every canton, an empty list none. */
export function territoryOf(who: Principal): string[] | null {
  if (who.role !== 'coordinator') return [];
  return who.cantons.includes('CH') ? null : who.cantons;
}

export function coordinates(who: Principal, canton: string): boolean {
  const territory = territoryOf(who);
  return territory === null || territory.includes(canton);
}

/** Condition for rows in sight: one's own cases and one's territory. `everything`: the narrow view of staff. */
export function inSight(who: Principal, canton: Sql, adviser: Sql, { everything = false } = {}): Sql {
  const territory = territoryOf(who);
  if (territory === null || (everything && who.role === 'staff')) return sql`true`;
  // Only the branches that can be true: an `or` across two tables makes the planner read both.
  const conditions = [
    territory.length > 0 && sql`${canton} = any(${territory})`,
    who.adviserId !== null && sql`${adviser} = ${who.adviserId}`,
  ].filter((condition) => condition instanceof Sql);
  return conditions.length === 0 ? sql`false` : sql`(${Sql.join(conditions, ' or ')})`;
}
