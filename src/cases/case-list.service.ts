import { isSnoozed, isWaiting } from './case.sql.js';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal.js';
import { caseInSight } from '../access/sight.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { addDays } from '../common/day.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { BadInput } from '../common/problem.js';
import { Db } from '../db/db.js';
import { literalNumber, sql, where, type Condition, type Sql } from '../db/sql.js';
import { CaseItem, type CaseCounts, type CaseRow } from './case-list.dto.js';
import type { CaseFilter, CaseQuery } from './case-query.dto.js';
import { inputError } from '../common/input-codes.js';

const ORDERS = {
  newest: {
    name: 'cases, newest first',
    by: sql`c.id desc`,
    keys: (item: CaseRow) => [item.id],
    after: ([id]: unknown[]) => sql`c.id < ${id}`,
  },
  waiting: {
    name: 'cases, longest waiting first',
    by: sql`c.waiting_since, c.id`,
    keys: (item: CaseRow) => [item.waitingSince!.toISOString(), item.id],
    after: ([since, id]: unknown[]) => sql`(c.waiting_since, c.id) > (${since}::timestamptz, ${id}::uuid)`,
  },
  urgent: {
    name: 'cases, those with a deadline first, longest waiting first',
    by: sql`rank, c.waiting_since, c.id`,
    keys: (item: CaseRow) => [item.rank, item.waitingSince!.toISOString(), item.id],
    after: ([rank, since, id]: unknown[], by: Sql) =>
      sql`(${by}, c.waiting_since, c.id) > (${rank}::integer, ${since}::timestamptz, ${id}::uuid)`,
  },
  due: {
    name: 'cases, soonest due first',
    by: sql`c.next_due_on, c.id`,
    keys: (item: CaseRow) => [item.nextDueOn, item.id],
    after: ([on, id]: unknown[]) => sql`(c.next_due_on, c.id) > (${on}::date, ${id}::uuid)`,
  },
} as const;

const OFFERED = sql`exists(select from offers o where o.case_id = c.id and o.state = 'open')`;
const OPEN = sql`not c.ended`;
/** The open one that comes first: whether it is an appeal, and its days. */
const DEADLINE = sql`(select json_build_array(d.kind = 'appeal', d.safe_day, d.last_day, d.latest_day) from deadlines d where d.case_id = c.id and d.state = 'open' order by d.safe_day nulls first limit 1)`;
const LETTER = sql`(c.stage in ('requested', 'screening') and 'deadline' = any(c.worries))`;
const RANK = sql`(case when c.stage = 'refused' or ${LETTER} then 0 else 1 end)`;
/** Without the worries, which staff may not know. */
const RANK_FOR_STAFF = sql`(case when c.stage = 'refused' then 0 else 1 end)`;

@Injectable()
export class CaseListService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
  ) {}

  async list(who: Principal, query: CaseQuery): Promise<Page<CaseItem>> {
    const { limit: _limit, after: _after, order: sort, ...filter } = query;
    const waits = filter.waiting === true || filter.snoozed === true;
    if (sort && !waits) throw new BadInput([inputError('/order', 'order-without-waiting')]);
    const order = ORDERS[sort ?? (waits ? 'waiting' : filter.due ? 'due' : 'newest')];
    const rank = who.role === 'staff' ? RANK_FOR_STAFF : RANK;
    const after = this.pager.start(query, order.name, filter);
    const names =
      who.role === 'staff'
        ? sql`case when c.adviser_id = ${who.adviserId} then p.first_name end as "firstName", case when c.adviser_id = ${who.adviserId} then p.last_name end as "lastName", case when c.adviser_id = ${who.adviserId} then p.languages end as languages`
        : sql`p.first_name as "firstName", p.last_name as "lastName", p.languages`;
    const source = who.role === 'staff' ? sql`null` : sql`c.source`;
    const letter = who.role === 'staff' ? sql`(c.adviser_id = ${who.adviserId} and ${LETTER}) is true` : LETTER;
    const statement = sql`
      select c.id, c.reference, c.stage, c.procedure, c.canton, c.commune, (select k.name from communes k where k.bfs = c.commune) as "communeName", ${names}, ${source} as source, c.waiting_since as "waitingSince", c.snoozed_until as "snoozedUntil",
        ${OFFERED} as offered, c.letters_held_since is not null as "lettersHeld", c.adviser_id as "adviserId", c.next_due_on as "nextDueOn",
        ${DEADLINE} as deadline, c.filed_on as "filedOn", c.closed_on as "closedOn", c.created_at as "createdAt", c.version, c.person_id as "personId", ${letter} as letter, ${rank} as rank
      from cases c join people p on p.id = c.person_id
      ${where(...this.conditions(who, filter), after && order.after(after, rank))}
      order by ${order.by} limit ${literalNumber(rowsFor(query))}`;
    const rows = await (plansOnce(who, query)
      ? this.db.preparedRows<CaseRow>(statement)
      : this.db.rows<CaseRow>(statement));
    const page = this.pager.page(rows, query, order.name, filter, order.keys, (row) => row);
    for (const { id, personId } of page.items) auditSubjects(id, who.role === 'staff' ? null : personId);
    const today = this.clock.today();
    return { ...page, items: page.items.map((row) => CaseItem.of(row, today)) };
  }

  async counts(who: Principal, filter: CaseFilter): Promise<CaseCounts> {
    const today = this.clock.today();
    const rows = await this.db.rows<Omit<CaseCounts, 'stages' | 'letters'> & { stage: string }>(sql`
      select c.stage, count(*)::integer as all, count(*) filter (where ${OPEN})::integer as open,
        count(*) filter (where ${isWaiting(today)})::integer as waiting,
        count(*) filter (where ${isWaiting(today)} and ${OFFERED})::integer as offered,
        count(*) filter (where ${isSnoozed(today)})::integer as snoozed,
        count(*) filter (where c.next_due_on < ${today} and ${OPEN})::integer as overdue, count(*) filter (where c.next_due_on = ${today} and ${OPEN})::integer as today,
        count(*) filter (where c.next_due_on between ${today} and ${addDays(today, 6)} and ${OPEN})::integer as week
      from cases c ${where(...this.conditions(who, filter))} group by c.stage`);
    // Separate, so that the counts above use an index only.
    const [{ letters }] =
      who.role === 'staff'
        ? [{ letters: 0 }]
        : await this.db.rows<{ letters: number }>(sql`
      select count(*)::integer as letters from cases c ${where(...this.conditions(who, filter), LETTER, isWaiting(today))}`);
    const sum = (field: Exclude<keyof CaseCounts, 'stages' | 'letters'>): number =>
      rows.reduce((total, row) => total + row[field], 0);
    return {
      all: sum('all'),
      open: sum('open'),
      waiting: sum('waiting'),
      offered: sum('offered'),
      snoozed: sum('snoozed'),
      letters,
      overdue: sum('overdue'),
      today: sum('today'),
      week: sum('week'),
      stages: Object.fromEntries(rows.map((row) => [row.stage, row.all])),
    };
  }

  private conditions(who: Principal, filter: CaseFilter): Condition[] {
    const today = this.clock.today();
    const due = {
      overdue: sql`c.next_due_on < ${today}`,
      today: sql`c.next_due_on = ${today}`,
      week: sql`c.next_due_on between ${today} and ${addDays(today, 6)}`,
    };
    return [
      caseInSight(who, { everything: true }),
      filter.stage && sql`c.stage = ${filter.stage}`,
      filter.procedure && sql`c.procedure = ${filter.procedure}`,
      filter.canton && sql`c.canton = ${filter.canton}`,
      filter.adviser && sql`c.adviser_id = ${filter.adviser}`,
      filter.commune !== undefined && sql`c.commune = ${filter.commune}`,
      // Staff cannot filter by what they may not see.
      filter.language &&
        sql`${who.role === 'staff' ? sql`c.adviser_id = ${who.adviserId}` : sql`true`} and exists(select from people q where q.id = c.person_id and ${filter.language} = any(q.languages))`,
      filter.offered !== undefined && (filter.offered ? OFFERED : sql`not ${OFFERED}`),
      filter.open && OPEN,
      filter.waiting === true && isWaiting(today),
      filter.waiting === false && sql`c.waiting_since is null`,
      filter.snoozed && isSnoozed(today),
      filter.due && sql`${due[filter.due]} and ${OPEN}`,
    ];
  }
}

/** Whether the statement's only value is the day: planning a list costs as much as running it. */
function plansOnce({ adviserId, grants }: Principal, { after, ...query }: CaseQuery): boolean {
  const fixed: (keyof CaseQuery)[] = ['limit', 'order', 'waiting', 'snoozed', 'open', 'offered', 'due'];
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return (
    after === undefined &&
    adviserId === null &&
    grants.length === 0 &&
    given.every(([name]) => fixed.includes(name as keyof CaseQuery))
  );
}
