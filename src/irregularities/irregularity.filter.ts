import { territoryOf, type Principal } from '../access/principal.js';
import { caseInSight, grantedTo } from '../access/sight.js';
import { sql, Sql, type Condition } from '../db/sql.js';
import type { IrregularityFilter } from './irregularity-query.dto.js';
import { periodOf } from './irregularity.rules.js';

/** Shared by list, counts and figures, so that numbers match their lists. */

/** Without leading cases and known duplicates. */
export const COUNTED = sql`(i.origin <> 'published' and i.duplicate_of is null)`;

export function isStaff(who: Principal): boolean {
  return who.role === 'staff';
}

/** Leading cases, one's own reports, those of one's cases and of authorities in one's cantons; staff see all. */
export function irregularityInSight(who: Principal, row: Sql): Sql {
  const territory = territoryOf(who);
  if (isStaff(who) || territory === null) return sql`true`;
  // An array, not a subquery, so that each branch uses an index.
  const conditions = [sql`${row}.origin = 'published'`, sql`${row}.logged_by = ${who.id}`];
  const granted = { irregularities: grantedTo(who, 'irregularity'), cases: grantedTo(who, 'case') };
  if (who.adviserId !== null)
    conditions.push(sql`${row}.case_id = any(array(select c.id from cases c where c.adviser_id = ${who.adviserId}))`);
  if (granted.irregularities.length > 0) conditions.push(sql`${row}.id = any(${granted.irregularities}::uuid[])`);
  if (granted.cases.length > 0) conditions.push(sql`${row}.case_id = any(${granted.cases}::uuid[])`);
  if (territory.length > 0) conditions.push(sql`${row}.canton = any(${territory})`);
  return sql`(${Sql.join(conditions, ' or ')})`;
}

export function irregularityConditions(who: Principal, query: IrregularityFilter): Condition[] {
  return [...spanConditions(query.from, query.to), ...conditionsWithoutSpan(who, query)];
}

export function spanConditions(from?: string, to?: string): Condition[] {
  return [from && sql`i.occurred_to >= ${from}`, to && sql`i.occurred_from <= ${to}`];
}

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
    // Only cases in sight, else the filter would reveal others.
    procedure &&
      sql`exists(select from cases c where c.id = i.case_id and c.procedure = ${procedure} and ${caseInSight(who, { everything: true })})`,
    query.case && sql`i.case_id = ${query.case}`,
    counted && COUNTED,
    mine && sql`i.logged_by = ${who.id}`,
  ];
}

/** In a fixed order, for the signature of cursors. */
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
