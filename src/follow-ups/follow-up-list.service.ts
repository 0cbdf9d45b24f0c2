import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal.js';
import { caseInSight, grantedTo } from '../access/sight.js';
import type { NoteKind } from '../cases/case.entity.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, where, type Sql } from '../db/sql.js';
import {
  FollowUpView,
  type FollowUpCountsQuery,
  type FollowUpCounts,
  type FollowUpQuery,
  type FollowUpRow,
} from './follow-up.dto.js';
import { daysOf } from './follow-up.rules.js';

const ORDER = 'follow-ups by due day';
const CONTACTS: NoteKind[] = ['call', 'meeting', 'letter', 'message'];

@Injectable()
export class FollowUpListService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
  ) {}

  async list(who: Principal, query: FollowUpQuery): Promise<Page<FollowUpView>> {
    const { due, adviser, case: caseId, state = 'open' } = query;
    const filter = { due, adviser, caseId, state };
    const after = this.pager.start(query, ORDER, filter);
    const days = due === undefined ? null : daysOf(due, this.clock.today());
    const rows = await this.findRows(
      [
        sql`f.state = ${state}`,
        caseInSight(who),
        state === 'open' && notEnded(),
        days?.from != null && sql`f.due_on >= ${days.from}`,
        days && sql`f.due_on <= ${days.to}`,
        adviser !== undefined && ofAdviser(who, adviser),
        caseId !== undefined && sql`f.case_id = ${caseId}`,
        after && sql`(f.due_on, f.id) > (${after[0]}, ${after[1]})`,
      ],
      sql`order by f.due_on, f.id limit ${rowsFor(query)}`,
    );
    return this.pager.page(
      rows,
      query,
      ORDER,
      filter,
      (row) => [row.dueOn, row.id],
      (row) => this.toView(row, who),
    );
  }

  /** Throws NotFound when the case is out of sight. */
  async listOfCase(who: Principal, caseId: string, query: FollowUpQuery): Promise<Page<FollowUpView>> {
    const seen = await this.db.rows(sql`select 1 from cases c where c.id = ${caseId} and ${caseInSight(who)}`);
    if (seen.length === 0) throw new NotFound();
    return this.list(who, { ...query, case: caseId });
  }

  async counts(who: Principal, query: FollowUpCountsQuery): Promise<FollowUpCounts> {
    const today = this.clock.today();
    const countOf = (due: 'overdue' | 'today' | 'week'): Sql => {
      const { from, to } = daysOf(due, today);
      return sql`count(*) filter (where f.due_on <= ${to}${from === null ? sql`` : sql` and f.due_on >= ${from}`})::integer`;
    };
    const [counts] = await this.db.rows<FollowUpCounts>(sql`
      select ${countOf('overdue')} as overdue, ${countOf('today')} as today, ${countOf('week')} as week, count(*)::integer as "all"
      from follow_ups f join cases c on c.id = f.case_id
      ${where(
        sql`f.state = 'open'`,
        caseInSight(who),
        notEnded(),
        query.adviser !== undefined && ofAdviser(who, query.adviser),
        query.case !== undefined && sql`f.case_id = ${query.case}`,
      )}`);
    return counts;
  }

  async view(who: Principal, id: string): Promise<FollowUpView> {
    const [row] = await this.findRows([sql`f.id = ${id}`, caseInSight(who)]);
    if (!row) throw new NotFound();
    return this.toView(row, who);
  }

  /** Subselects stand outside the limited query, so that they run for the rows shown only. */
  private findRows(conditions: Parameters<typeof where>, tail: Sql = sql``): Promise<FollowUpRow[]> {
    return this.db.rows<FollowUpRow>(sql`
      select f.*, p.first_name as "firstName", p.last_name as "lastName", p.phone, p.phone_note as "phoneNote", p.safe_to_call as "safeToCall", o.name as "communeName",
        (select e.at from case_events e where e.case_id = f."caseId" and e.kind = any(${CONTACTS}) order by e.at desc limit 1) as "lastContactAt",
        (select e.at from case_events e where e.case_id = f."caseId" and e.kind in ('matched', 'opened') and e.adviser_id = f."adviserId" order by e.at desc limit 1) as "assignedAt"
      from (
        select f.id, f.case_id as "caseId", c.reference as "caseReference", c.person_id as "personId", c.adviser_id as "adviserId", c.canton, c.commune, f.alarm, f.about, f.title, f.due_on as "dueOn", f.former_due_on as "formerDueOn",
          f.state, f.remind_days_before as "remindDaysBefore", f.note, f.created_at as "createdAt", f.ended_at as "endedAt", f.version
        from follow_ups f join cases c on c.id = f.case_id
        ${where(...conditions)} ${tail}
      ) f join people p on p.id = f."personId" join communes o on o.bfs = f.commune
      order by f."dueOn", f.id`);
  }

  private toView(row: FollowUpRow, who: Principal): FollowUpView {
    auditSubjects(row.id, row.caseId, row.personId);
    return FollowUpView.of(row, who.locale, this.clock.today(), isCovered(who, row));
  }
}

function notEnded(): Sql {
  return sql`not c.ended`;
}

/** Of an adviser's cases; one's own are also those that one covers today. */
function ofAdviser(who: Principal, adviser: string): Sql {
  const covered = adviser === who.adviserId ? grantedTo(who, 'case') : [];
  const own = sql`c.adviser_id = ${adviser}`;
  return covered.length === 0 ? own : sql`(${own} or c.id = any(${covered}::uuid[]))`;
}

function isCovered(who: Principal, { caseId, adviserId }: FollowUpRow): boolean {
  return adviserId !== who.adviserId && grantedTo(who, 'case').includes(caseId);
}
