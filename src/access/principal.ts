import { sql, Sql } from '../db/sql.js';
import type { Role } from './permissions.js';

/** `needed`: their role asks for one here and they have none yet, so that all they can do is to set it up. */
export const SECOND_FACTOR_STATES = ['none', 'needed', 'on'] as const;
export type SecondFactorState = (typeof SECOND_FACTOR_STATES)[number];

/** Who is asking, read anew on each request. */
export interface Principal {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** Canton codes, or `CH` for all of them. */
  cantons: string[];
  adviserId: string | null;
  /** Whether their adviser has accepted the undertaking on confidentiality. */
  undertaken: boolean;
  locale: 'de' | 'fr' | 'it' | 'en';
  /** The session they come with. */
  sessionId: string;
  /** When they last showed in this session that it is they, by signing in or again since; in real time. */
  confirmedAt: Date;
  secondFactor: SecondFactorState;
  /** In which epoch of the account the session was read: what is made with it is void in a later one. */
  accessEpoch: number;
}

/** The cantons whose cases are theirs by their role: null means every canton, an empty list none. */
export function territoryOf(who: Principal): string[] | null {
  if (who.role !== 'coordinator') return [];
  return who.cantons.includes('CH') ? null : who.cantons;
}

/** Whether a canton is within their territory as coordinator. */
export function coordinates(who: Principal, canton: string): boolean {
  const territory = territoryOf(who);
  return territory === null || territory.includes(canton);
}

/**
 * The condition under which a row with a canton and an adviser is in sight: one's own cases, and those of one's
 * territory. Staff see all cases, but only through the narrow view; `everything` says whether the query is that one.
 */
export function inSight(who: Principal, canton: Sql, adviser: Sql, { everything = false } = {}): Sql {
  const territory = territoryOf(who);
  if (territory === null || (everything && who.role === 'staff')) return sql`true`;
  // Only the half that can be true: an `or` across two tables would have the database read both.
  const ways = [
    territory.length > 0 && sql`${canton} = any(${territory})`,
    who.adviserId !== null && sql`${adviser} = ${who.adviserId}`,
  ].filter((condition) => condition instanceof Sql);
  return ways.length === 0 ? sql`false` : sql`(${Sql.join(ways, ' or ')})`;
}
