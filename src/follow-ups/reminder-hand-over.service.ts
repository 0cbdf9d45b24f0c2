import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { newId } from '../common/id.js';
import { describeError } from '../common/problem.filter.js';
import { databaseIsGone, Db } from '../db/db.js';
import { MailService, type NewMail } from '../mail/mail.service.js';
import { isUrgent } from './alarms/alarm.rules.js';
import { DigestService } from './digest/digest.service.js';
import { LedgerLines, LINE, LINES, type Line, type Recipient } from './ledger-lines.service.js';
import { REMINDER_MAIL, type ReminderMailParams } from './reminder-letters.service.js';

/** `superseded`: a later one of the same follow-up is due, too; after a standstill one reminder is enough. */
type DueLine = Line & { superseded: boolean };

/** What becomes of a line of the ledger. */
interface Outcome {
  id: string;
  state: 'sent' | 'failed' | 'cancelled';
  reason: string | null;
  mails: string[];
}

/** Planned once, handed over once, and never after the follow-up has ended. */
@Injectable()
export class ReminderHandOver {
  private readonly logger = new Logger('FollowUps');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly mails: MailService,
    private readonly lines: LedgerLines,
    private readonly digests: DigestService,
  ) {}

  /**
   * Idempotent: mails and lines change together, for jobs and sweeps of several processes. Returns how many lines changed.
   * What one of them makes impossible does not keep the others: they are then handed over one by one.
   */
  async handOver(ids: readonly string[]): Promise<number> {
    try {
      return await this.db.transaction((tx) => this.handOverIn(tx, ids));
    } catch (error) {
      if (databaseIsGone(error)) throw error;
      if (ids.length > 1) return this.handOverSingly(ids);
      this.logger.error(`reminder: ${describeError(error)}`);
      return 0;
    }
  }

  private async handOverSingly(ids: readonly string[]): Promise<number> {
    let did = 0;
    for (const id of ids) did += await this.handOver([id]);
    return did;
  }

  private async handOverIn(tx: EntityManager, ids: readonly string[]): Promise<number> {
    const lines = await this.lock(tx, ids);
    const causeStands = await this.lines.causes(tx, lines);
    const outcomes: Outcome[] = [];
    const toSend: Line[] = [];
    for (const due of lines) {
      auditSubjects(due.caseId);
      const reason = reasonAgainst(due, causeStands(due));
      if (reason !== null) outcomes.push({ id: due.id, state: 'cancelled', reason, mails: [] });
      else if (causeStands(due)) toSend.push(due);
    }
    outcomes.push(...(await this.send(tx, toSend)));
    if (outcomes.length > 0)
      await tx.query(
        `update reminders r set state = o.state, reason = o.reason, mail_ids = o.mails, handed_over_at = case when o.state = 'sent' then $2::timestamptz end
         from jsonb_to_recordset($1) as o (id uuid, state text, reason text, mails uuid[]) where r.id = o.id`,
        [JSON.stringify(outcomes), this.clock.now()],
      );
    return outcomes.length;
  }

  /**
   * In the order of all: follow-ups as for ending or moving them, so that no mail follows the end, then the lines. What
   * somebody else holds is left to them, so that nobody waits.
   */
  private lock(tx: EntityManager, ids: readonly string[]): Promise<DueLine[]> {
    return tx.query<DueLine[]>(
      `select ${LINE}, exists(select from reminders l where l.follow_up_id = r.follow_up_id and l.audience = r.audience
         and l.state = 'planned' and l.planned_at <= $2 and (l.planned_at, l.id) > (r.planned_at, r.id)) as superseded
       from ${LINES} where r.id = any($1) and r.state = 'planned' and r.planned_at <= $2 order by r.planned_at, r.id
       for no key update of f skip locked for update of r skip locked`,
      [ids, this.clock.now()],
    );
  }

  /** Nobody gets two mails when they belong to both audiences. */
  private async send(tx: EntityManager, lines: Line[]): Promise<Outcome[]> {
    if (lines.length === 0) return [];
    const [recipientsOf, sent] = [await this.lines.recipients(tx, lines), await this.sentAlready(tx, lines)];
    const calm = lines.filter(({ alarm }) => !isUrgent(alarm));
    const digests = await this.digests.slots(tx, calm.flatMap(recipientsOf));
    const mails: NewMail<ReminderMailParams>[] = [];
    // Null: the digest with room for it comes too late.
    const mailFor = (due: Line, { id: account, email }: Recipient): string | null => {
      const same = sent.get(momentFor(due, account));
      if (same !== undefined) return same;
      const id = isUrgent(due.alarm) ? newId() : digests.mailFor(due, account);
      if (id === null) return null;
      sent.set(momentFor(due, account), id);
      // The last day of a term, and its like: better reminded twice than not at all.
      if (isUrgent(due.alarm))
        mails.push({
          id,
          params: { reminder: due.id, account },
          to: email,
          key: `reminder:${due.id}:${account}`,
          urgent: true,
        });
      return id;
    };
    const outcomes = lines.map((due): Outcome => {
      const recipients = recipientsOf(due);
      if (recipients.length === 0) return { id: due.id, state: 'failed', reason: 'no recipient', mails: [] };
      const ids = recipients.map((to) => mailFor(due, to)).filter((id) => id !== null);
      return ids.length === 0
        ? { id: due.id, state: 'cancelled', reason: 'capped', mails: [] }
        : { id: due.id, state: 'sent', reason: null, mails: ids };
    });
    await this.mails.send(tx, REMINDER_MAIL, mails);
    await digests.save(tx);
    return outcomes;
  }

  /** Mails of these follow-ups about the same day, planned for the same moment: their ids by moment and account. */
  private async sentAlready(tx: EntityManager, lines: Line[]): Promise<Map<string, string>> {
    const mails = await tx.query<
      (Pick<Line, 'followUpId' | 'dueOn' | 'plannedOn'> & { account: string; id: string })[]
    >(
      `select r.follow_up_id as "followUpId", r.due_on as "dueOn", r.planned_on as "plannedOn", m.id, m.params ->> 'account' as account
       from reminders r cross join lateral unnest(r.mail_ids) as mail (id) join outgoing_mails m on m.id = mail.id
       where r.follow_up_id = any($1) and r.planned_on = any($2) and r.state = 'sent' and m.state <> 'cancelled'`,
      [lines.map(({ followUpId }) => followUpId), [...new Set(lines.map(({ plannedOn }) => plannedOn))]],
    );
    return new Map(mails.map((mail) => [momentFor(mail, mail.account), mail.id]));
  }
}

/** Planned for the same moment, about the same day of the same follow-up, to the same person. */
function momentFor(
  { followUpId, dueOn, plannedOn }: Pick<Line, 'followUpId' | 'dueOn' | 'plannedOn'>,
  account: string,
) {
  return [followUpId, dueOn, plannedOn, account].join();
}

/** Null: nothing speaks against it; where its cause is gone, the alarms will say so. */
function reasonAgainst(due: DueLine, causeStands: boolean): string | null {
  if (due.followUpState !== 'open') return due.followUpState;
  if (due.dueOn !== due.followUpDueOn) return 'moved';
  return due.superseded && causeStands ? 'collapsed' : null;
}
