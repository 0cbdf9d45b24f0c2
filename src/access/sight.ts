import { literalWords, sql, Sql } from '../db/sql.js';
import { coordinates, territoryOf, type GrantInForce, type Principal } from './principal.js';

/** What sight of a case depends on. */
export interface CaseKeys {
  id: string;
  canton: string;
  adviserId: string | null;
}

/** The same as SQL. Without `id`, grants do not count: for what has an adviser of its own, such as an offer. */
export interface CaseColumns {
  id?: Sql;
  canton: Sql;
  adviserId: Sql;
}

/** Of the table `cases` under the alias `c`. */
const CASE_COLUMNS: CaseColumns = { id: sql`c.id`, canton: sql`c.canton`, adviserId: sql`c.adviser_id` };

/** Ids of what is granted in full. Nothing is to staff, who never see a person's name or number. */
export function grantedTo(who: Principal, kind: GrantInForce['kind']): string[] {
  if (who.role === 'staff') return [];
  return who.grants.filter((grant) => grant.kind === kind && grant.part === 'all').map(({ id }) => id);
}

/** Whether a case is in sight: of one's cantons, one's own, or granted. {@link caseInSight} asks the same in SQL. */
export function seesCase(who: Principal, { id, canton, adviserId }: CaseKeys): boolean {
  return (
    coordinates(who, canton) ||
    (who.adviserId !== null && adviserId === who.adviserId) ||
    grantedTo(who, 'case').includes(id)
  );
}

/** Condition for rows of cases in sight, see {@link seesCase}. `everything`: the narrow view of staff. */
export function caseInSight(
  who: Principal,
  { columns = CASE_COLUMNS, everything = false }: { columns?: CaseColumns; everything?: boolean } = {},
): Sql {
  const { id, canton, adviserId } = columns;
  const territory = territoryOf(who);
  if (territory === null || (everything && who.role === 'staff')) return sql`true`;
  const granted = grantedTo(who, 'case');
  // Only the branches that can be true: an `or` across two tables makes the planner read both.
  const conditions = [
    territory.length > 0 && sql`${canton} = any(${literalWords(territory)})`,
    who.adviserId !== null && sql`${adviserId} = ${who.adviserId}`,
    id !== undefined && granted.length > 0 && sql`${id} = any(${granted}::uuid[])`,
  ].filter((condition) => condition instanceof Sql);
  return conditions.length === 0 ? sql`false` : sql`(${Sql.join(conditions, ' or ')})`;
}

/** Which parts of a record are granted to somebody who does not see the whole. Nothing is to staff. */
export function partsGranted(who: Principal, kind: GrantInForce['kind'], id: string): GrantInForce['part'][] {
  if (who.role === 'staff') return [];
  return who.grants.filter((grant) => grant.kind === kind && grant.id === id).map(({ part }) => part);
}
