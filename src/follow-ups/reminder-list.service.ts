import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal.js';
import { caseInSight } from '../access/sight.js';
import { zurichInstant } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { addDays } from '../common/day.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { Db } from '../db/db.js';
import { sql, where } from '../db/sql.js';
import type { ReminderQuery, ReminderView } from './reminder.dto.js';
import { REMINDER_MAIL } from './reminder-letters.service.js';

const ORDER = 'reminders by planned moment';

@Injectable()
export class ReminderListService {
  constructor(
    private readonly db: Db,
    private readonly pager: Pager,
  ) {}

  async list(who: Principal, query: ReminderQuery): Promise<Page<ReminderView>> {
    const { followUp, from, to, state } = query;
    const filter = { followUp, from, to, state };
    const after = this.pager.start(query, ORDER, filter);
    // Found from the mails, else every reminder would be read.
    const became = (end: 'failed' | 'cancelled') => sql`r.id in (
      select id from reminders where state = ${end}
      union select b.id from outgoing_mails m join reminders s on s.id = (m.params ->> 'reminder')::uuid
      join reminders b on b.follow_up_id = s.follow_up_id and b.due_on = s.due_on and b.planned_on = s.planned_on and b.state = 'sent'
      where m.state = ${end} and m.kind = ${REMINDER_MAIL.name})`;
    const rows = await this.db.rows<ReminderView & { mails: ReminderView['mails'] | null }>(sql`
      select * from (
        select r.id, r.follow_up_id as "followUpId", f.case_id as "caseId", c.reference as "caseReference", f.alarm, r.audience, r.channel, r.due_on as "dueOn",
          r.planned_on as "plannedOn", r.planned_at as "plannedAt", r.handed_over_at as "handedOverAt", m.mails,
          case when r.state <> 'sent' or m.alive is not false then r.state when m.failed then 'failed' else 'cancelled' end as state,
          case when r.state <> 'sent' or m.alive is not false then r.reason else m.error end as reason
        from reminders r join follow_ups f on f.id = r.follow_up_id join cases c on c.id = f.case_id
        left join lateral (
          select json_agg(json_build_object('id', m.id, 'state', m.state, 'error', m.error) order by m.id) as mails,
            bool_or(m.state not in ('failed', 'cancelled')) as alive, bool_or(m.state = 'failed') as failed,
            coalesce(min(m.error) filter (where m.state = 'failed'), min(m.error)) as error
          from outgoing_mails m where m.id = any(r.mail_ids)) m on true
        ${where(
          caseInSight(who, { everything: true }),
          followUp !== undefined && sql`r.follow_up_id = ${followUp}`,
          from !== undefined && sql`r.planned_at >= ${zurichInstant(from, 0)}`,
          to !== undefined && sql`r.planned_at < ${zurichInstant(addDays(to, 1), 0)}`,
          (state === 'failed' || state === 'cancelled') && became(state),
          (state === 'planned' || state === 'sent') && sql`r.state = ${state}`,
          after && sql`(r.planned_at, r.id) > (${after[0]}, ${after[1]})`,
        )}
      ) r
      ${/* Most lines are what they are sought for; an equation with what is computed would be taken for one line in 200. */ where(state !== undefined && sql`coalesce(r.state = ${state}, false)`)}
      order by r."plannedAt", r.id limit ${rowsFor(query)}`);
    const page = this.pager.page(
      rows,
      query,
      ORDER,
      filter,
      (row) => [row.plannedAt.toISOString(), row.id],
      (row) => ({ ...row, mails: row.mails ?? [] }),
    );
    auditSubjects(...page.items.map((item) => item.caseId));
    return page;
  }
}
