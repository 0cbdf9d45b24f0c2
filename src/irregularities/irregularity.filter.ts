import { inSight, territoryOf, type Principal } from '../access/principal.js';
import { sql, Sql, type Condition } from '../db/sql.js';
import type { IrregularityFilter } from './irregularity-query.dto.js';
import { periodOf } from './irregularity.rules.js';

/*
 * Which irregularities somebody sees, and which of them a filter keeps. List, counts and figures ask here, so that a
 * number and the list behind it cannot drift apart.
 */

/** What a number counts: leading cases are nobody's report, and a known duplicate has been told already. */
export const COUNTED = sql`(i.origin <> 'published' and i.duplicate_of is null)`;

/** Those who read everything and review it. */
export function isStaff(who: Principal): boolean {
  return who.role === 'staff';
}

/**
 * Whether a row of `irregularities` under the given name is in sight: leading cases always; otherwise what one logged,
 * those of one's own cases, and those of authorities in one's cantons. Staff read all.
 */
export function irregularityInSight(who: Principal, row: Sql): Sql {
  const territory = territoryOf(who);
  if (isStaff(who) || territory === null) return sql`true`;
  // An array rather than a subquery: each way is then one look into an index.
  const ways = [sql`${row}.origin = 'published'`, sql`${row}.logged_by = ${who.id}`];
  if (who.adviserId !== null)
    ways.push(sql`${row}.case_id = any(array(select c.id from cases c where c.adviser_id = ${who.adviserId}))`);
  if (territory.length > 0) ways.push(sql`${row}.canton = any(${territory})`);
  return sql`(${Sql.join(ways, ' or ')})`;
}

/** What a filter keeps of `irregularities i`. */
export function irregularityConditions(who: Principal, query: IrregularityFilter): Condition[] {
  return [...spanConditions(query.from, query.to), ...conditionsWithoutSpan(who, query)];
}

/** Whatever occurred, in part at least, between two days. */
export function spanConditions(from?: string, to?: string): Condition[] {
  return [from && sql`i.occurred_to >= ${from}`, to && sql`i.occurred_from <= ${to}`];
}

/** The same filter without its first and last day. */
export function conditionsWithoutSpan(who: Principal, query: IrregularityFilter): Condition[] {
  const { status, code, canton, commune, level, origin, consent, month, procedure, counted, mine } = query;
  const days = month === undefined ? null : periodOf(month);
  return [
    status && sql`i.status = any(${status})`,
    code && sql`i.code = any(${code})`,
    canton && (canton === 'CH' ? sql`i.canton is null` : sql`i.canton = ${canton}`),
    commune !== undefined && sql`i.commune = ${commune}`,
    level && sql`i.level = ${level}`,
    origin && sql`i.origin = any(${origin})`,
    consent && sql`i.consent = ${consent}`,
    days && sql`i.occurred_from between ${days.from} and ${days.to}`,
    // Only of cases the caller may see: the filter would otherwise tell what the list does not.
    procedure &&
      sql`exists(select from cases c where c.id = i.case_id and c.procedure = ${procedure} and ${inSight(who, sql`c.canton`, sql`c.adviser_id`, { everything: true })})`,
    query.case && sql`i.case_id = ${query.case}`,
    counted && COUNTED,
    mine && sql`i.logged_by = ${who.id}`,
  ];
}

/** What a cursor is signed over, in one order whatever the order in the address. */
export function filterOf({
  status,
  code,
  canton,
  commune,
  level,
  origin,
  consent,
  from,
  to,
  month,
  procedure,
  case: caseId,
  counted,
  mine,
}: IrregularityFilter): unknown {
  return [status, code, canton, commune, level, origin, consent, from, to, month, procedure, caseId, counted, mine];
}
