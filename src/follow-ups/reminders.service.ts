import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { newId } from '../common/id.js';
import { Db } from '../db/db.js';
import { sql, where } from '../db/sql.js';
import { jobKind, type NewJob } from '../queue/job.js';
import { QueueService } from '../queue/queue.service.js';
import type { Audience, FollowUp } from './follow-up.entity.js';
import type { PlannedReminder } from './reminder.rules.js';

/** Hands over all that are due, whatever its moment. */
export const REMIND = jobKind<{ at: string }>('work', 'reminder-hand-over');

export interface DueMoment {
  id: string;
  at: Date;
}

export type Reason = 'done' | 'snoozed' | 'cancelled' | 'moved' | 'case-closed' | 'cause-gone' | 'collapsed';

/** The ledger: what is planned, and what is not to be sent after all. {@link ReminderHandOver} hands it over. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queue: QueueService,
  ) {}

  /** What is planned or was sent already stays as it is. */
  async plan(
    tx: EntityManager,
    followUp: Pick<FollowUp, 'id' | 'dueOn'>,
    audiences: readonly Audience[],
    moments: readonly PlannedReminder[],
  ): Promise<number> {
    if (moments.length === 0) return 0;
    // Every mail cancelled means that it was not sent.
    await tx.query(
      `update reminders r set state = 'cancelled', reason = 'moved', handed_over_at = null where follow_up_id = $1 and state = 'sent' and mail_ids <> '{}'
         and not exists (select from outgoing_mails m where m.id = any(r.mail_ids) and m.state <> 'cancelled')`,
      [followUp.id],
    );
    const lines = audiences.flatMap((audience) => moments.map((moment) => ({ id: newId(), audience, ...moment })));
    const planned = await tx.query<DueMoment[]>(
      `insert into reminders (id, follow_up_id, audience, due_on, planned_on, planned_at, channel, state, mail_ids, created_at)
       select line.id, $1, line.audience, $2, line.day, line.at, 'mail', 'planned', '{}', $3
       from unnest($4::uuid[], $5::text[], $6::date[], $7::timestamptz[]) as line (id, audience, day, at)
       on conflict (follow_up_id, audience, due_on, planned_on) where state <> 'cancelled' do nothing returning id, planned_at as at`,
      [
        followUp.id,
        followUp.dueOn,
        this.clock.now(),
        lines.map(({ id }) => id),
        lines.map(({ audience }) => audience),
        lines.map(({ on }) => on),
        lines.map(({ at }) => at),
      ],
    );
    await this.queue.add(tx, REMIND, planned.map(jobOf));
    return planned.length;
  }

  async cancel(tx: EntityManager, followUpId: string, reason: Reason): Promise<void> {
    const [cancelled] = await tx.query<[DueMoment[], number]>(
      `update reminders set state = 'cancelled', reason = $2 where follow_up_id = $1 and state = 'planned' returning id, planned_at as at`,
      [followUpId, reason],
    );
    await this.queue.remove(
      tx,
      cancelled.map((line) => jobOf(line).id),
    );
  }

  /** After a moment, or from the first; without locks. */
  due(after: DueMoment | null, most: number): Promise<DueMoment[]> {
    return this.db.rows<DueMoment>(sql`
      select id, planned_at as at from reminders
      ${where(sql`state = 'planned'`, sql`planned_at <= ${this.clock.now()}`, after && sql`(planned_at, id) > (${after.at}, ${after.id})`)}
      order by planned_at, id limit ${most}`);
  }
}

/** Those of one moment have the same data, so that one job is enough for all. */
function jobOf({ id, at }: DueMoment): NewJob<{ at: string }> {
  return { id: `reminder-${id}-${at.getTime()}`, data: { at: at.toISOString() }, runAt: at };
}
