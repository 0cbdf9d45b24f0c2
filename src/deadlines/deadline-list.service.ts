import { Injectable } from '@nestjs/common';
import { coordinates, type Principal } from '../access/principal.js';
import { caseInSight } from '../access/sight.js';
import type { CantonCode } from '../common/cantons.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { addDays } from '../common/day.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, where } from '../db/sql.js';
import type { CaseDeadlineView, DeadlineCounts, DeadlineCountsQuery, DeadlineQuery } from './deadline.dto.js';
import { CONTROL_DAYS } from './deadline.rules.js';
import { HAS_SECOND_PERSON, RESPONSIBLE, SAFE_DAY, UNCONFIRMED } from './deadline.sql.js';
import { deadlineView, type DeadlineRow } from './deadline.view.js';

const ORDER = 'deadlines by safe day';

@Injectable()
export class DeadlineListService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
  ) {}

  /** Soonest first; what has no day yet stands before. */
  async list(who: Principal, query: DeadlineQuery): Promise<Page<CaseDeadlineView>> {
    const { state, to, adviser, canton, unconfirmed, unacknowledged } = query;
    const filter = { state, to, adviser, canton, unconfirmed, unacknowledged };
    const after = this.pager.start(query, ORDER, filter);
    const rows = await this.rows(
      [
        caseInSight(who),
        state !== undefined && sql`d.state = ${state}`,
        to !== undefined && sql`${SAFE_DAY} <= ${to}`,
        adviser !== undefined && sql`c.adviser_id = ${adviser}`,
        canton !== undefined && sql`c.canton = ${canton}`,
        unconfirmed === true && UNCONFIRMED,
        unacknowledged === true && sql`d.state = 'open' and d.acknowledged_at is null`,
        after && sql`(${SAFE_DAY}, d.id) > (${after[0]}::date, ${after[1]}::uuid)`,
      ],
      sql`order by ${SAFE_DAY}, d.id limit ${rowsFor(query)}`,
    );
    const keys = (row: DeadlineRow): [string, string] => [row.safeDay ?? '-infinity', row.id];
    return this.pager.page(rows, query, ORDER, filter, keys, (row) => this.toView(who, row));
  }

  /** All of one case, those that ended too. Throws {@link NotFound} out of sight. */
  async listOfCase(who: Principal, caseId: string): Promise<Page<CaseDeadlineView>> {
    const seen = await this.db.rows(sql`select from cases c where c.id = ${caseId} and ${caseInSight(who)}`);
    if (seen.length === 0) throw new NotFound();
    const rows = await this.rows(
      [sql`d.case_id = ${caseId}`],
      sql`order by d.state <> 'open', ${SAFE_DAY}, d.id limit 200`,
    );
    return { items: rows.map((row) => this.toView(who, row)), next: null };
  }

  async view(who: Principal, id: string): Promise<CaseDeadlineView> {
    const [row] = await this.rows([sql`d.id = ${id}`, caseInSight(who)]);
    if (!row) throw new NotFound();
    return this.toView(who, row);
  }

  async counts(who: Principal, { adviser, canton }: DeadlineCountsQuery): Promise<DeadlineCounts> {
    const today = this.clock.today();
    const [counts] = await this.db.rows<DeadlineCounts>(sql`
      select count(*) filter (where d.state = 'open')::integer as open,
        count(*) filter (where d.state = 'open' and d.latest_day < ${today})::integer as overdue,
        count(*) filter (where d.state = 'open' and d.safe_day is null)::integer as "withoutDay",
        count(*) filter (where d.state = 'open' and d.acknowledged_at is null)::integer as unacknowledged,
        count(*) filter (where ${UNCONFIRMED})::integer as unconfirmed,
        count(*) filter (where d.state = 'open' and ${SAFE_DAY} <= ${addDays(today, CONTROL_DAYS)})::integer as control
      from deadlines d join cases c on c.id = d.case_id
      ${where(
        sql`(d.state = 'open' or (${UNCONFIRMED}))`,
        caseInSight(who),
        adviser !== undefined && sql`c.adviser_id = ${adviser}`,
        canton !== undefined && sql`c.canton = ${canton}`,
      )}`);
    return counts;
  }

  private rows(conditions: Parameters<typeof where>, tail = sql``): Promise<DeadlineRow[]> {
    return this.db.rows<DeadlineRow>(sql`
      select d.*, p.first_name as "firstName", p.last_name as "lastName", r.id as "responsibleId", r.name as "responsibleName", coalesce(r.role, 'coordinator') as "responsibleRole",
        v.phone as "adviserPhone", (select name from accounts where id = d."acknowledgedBy") as "acknowledgedByName", (select name from accounts where id = d."confirmedBy") as "confirmedByName",
        (select name from accounts where id = d."endedBy") as "endedByName", (select id from deadlines n where n.extends = d.id) as "extendedBy",
        (select json_build_object('id', l.id, 'kind', l.kind, 'decidedOn', l.decided_on, 'receivedOn', l.received_on, 'delivery', l.delivery, 'firstAttemptOn', l.first_attempt_on,
          'by', l.sender, 'remedyBody', l.remedy_body, 'termDays', l.term_days, 'lastDay', l.last_day) from received_letters l where l.id = d."letterId") as letter
      from (
        select d.id, d.case_id as "caseId", c.reference as "caseReference", c.person_id as "personId", c.canton, c.adviser_id as "adviserId", c.ended, d.letter_id as "letterId", d.kind, d.state,
          d.safe_day as "safeDay", d.last_day as "lastDay", d.latest_day as "latestDay", d.steps, d.former, d.acknowledged_at as "acknowledgedAt", d.acknowledged_by as "acknowledgedBy",
          d.acknowledged_how as "acknowledgedHow", d.ended_at as "endedAt", d.ended_by as "endedBy", d.sent_on as "sentOn", d.sent_how as "sentHow", d.tracking, d.attachment_id as "attachmentId",
          d.words, d.heard_by as "heardBy", d.next, d.confirmed_at as "confirmedAt", d.confirmed_by as "confirmedBy", d.created_at as "createdAt", d.version,
          case when ${UNCONFIRMED} then ${HAS_SECOND_PERSON} end as "hasSecondPerson"
        from deadlines d join cases c on c.id = d.case_id ${where(...conditions)} ${tail}
      ) d join people p on p.id = d."personId" join cases c on c.id = d."caseId"
      left join advisers v on v.id = d."adviserId" left join ${RESPONSIBLE} r on true
      order by d.state <> 'open', coalesce(d."safeDay", '-infinity'::date), d.id`);
  }

  private toView(who: Principal, row: DeadlineRow): CaseDeadlineView {
    auditSubjects(row.id, row.caseId, row.personId);
    const mayPhone = coordinates(who, row.canton as CantonCode) && who.adviserId !== row.adviserId;
    return deadlineView(row, { today: this.clock.today(), mayPhone });
  }
}
