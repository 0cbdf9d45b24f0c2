import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrustedOrigin } from '../access/guard.js';
import { AccountsService } from '../accounts/accounts.service.js';
import type { Locale } from '../texts/languages.js';
import type { CantonCode } from '../common/cantons.js';
import { Clock } from '../common/clock.js';
import { AcknowledgementLinks } from '../deadlines/acknowledgement-links.service.js';
import { auditSubjects } from '../common/context.js';
import { newId } from '../common/id.js';
import { Db } from '../db/db.js';
import { sql, where } from '../db/sql.js';
import type { Letter } from '../mail/letter.js';
import { mailKind } from '../mail/mail-kind.js';
import { MailService } from '../mail/mail.service.js';
import { jobKind, type NewJob } from '../queue/job.js';
import { QueueService } from '../queue/queue.service.js';
import { AlarmFactsService } from './alarms/alarm-facts.service.js';
import { isUrgent, stillApplies } from './alarms/alarm.rules.js';
import type { AlarmKind, Audience, FollowUp, FollowUpState, ReminderState } from './follow-up.entity.js';
import { reminderLetter, type UnacknowledgedDeadline } from './reminder.letter.js';
import type { PlannedReminder } from './reminder.rules.js';

export const REMIND = jobKind<{ id: string }>('work', 'reminder-hand-over');
export const REMINDER_MAIL = mailKind<{ reminder: string; account: string }>('reminder');
const BATCH = 500;

export type Reason = 'done' | 'snoozed' | 'cancelled' | 'moved' | 'case-closed' | 'cause-gone' | 'collapsed';

type Recipient = { id: string; email: string; locale: Locale };

interface Due {
  id: string;
  audience: Audience;
  state: ReminderState;
  dueOn: string;
  plannedOn: string;
  plannedAt: Date;
  followUpId: string;
  followUpState: FollowUpState;
  followUpDueOn: string;
  alarm: AlarmKind | null;
  about: string;
  caseId: string;
  canton: CantonCode;
  caseEnded: boolean;
  adviserId: string | null;
  personId: string;
}

const DUE = `
  select r.id, r.audience, r.state, r.due_on as "dueOn", r.planned_on as "plannedOn", r.planned_at as "plannedAt",
    f.id as "followUpId", f.state as "followUpState", f.due_on as "followUpDueOn", f.alarm, f.about,
    c.id as "caseId", c.canton, c.ended as "caseEnded", c.adviser_id as "adviserId", c.person_id as "personId"
  from reminders r join follow_ups f on f.id = r.follow_up_id join cases c on c.id = f.case_id`;

/** Planned once, handed over once, and never after the follow-up has ended. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queue: QueueService,
    private readonly mails: MailService,
    private readonly accounts: AccountsService,
    private readonly alarmFacts: AlarmFactsService,
    private readonly origin: TrustedOrigin,
    private readonly acknowledgements: AcknowledgementLinks,
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
    const planned = await tx.query<{ id: string; at: Date }[]>(
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
    const [cancelled] = await tx.query<[{ id: string; at: Date }[], number]>(
      `update reminders set state = 'cancelled', reason = $2 where follow_up_id = $1 and state = 'planned' returning id, planned_at as at`,
      [followUpId, reason],
    );
    await this.queue.remove(
      tx,
      cancelled.map((line) => jobOf(line).id),
    );
  }

  async *due(): AsyncGenerator<string> {
    let after: { at: Date; id: string } | null = null;
    for (;;) {
      const batch: { at: Date; id: string }[] = await this.db.rows(sql`
        select id, planned_at as at from reminders
        ${where(sql`state = 'planned'`, sql`planned_at <= ${this.clock.now()}`, after && sql`(planned_at, id) > (${after.at}, ${after.id})`)}
        order by planned_at, id limit ${BATCH}`);
      for (const { id } of batch) yield id;
      after = batch.at(-1) ?? null;
      if (batch.length < BATCH) return;
    }
  }

  /** Idempotent: mails and line change together, for jobs and sweeps of several processes. Returns whether it did. */
  async handOver(id: string): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      // The same lock as for ending or moving it, so that no mail follows the end.
      await tx.query(
        `select 1 from follow_ups where id = (select follow_up_id from reminders where id = $1) for no key update`,
        [id],
      );
      const [due] = await tx.query<Due[]>(
        `${DUE} where r.id = $1 and r.state = 'planned' for update of r skip locked`,
        [id],
      );
      if (!due || due.plannedAt > this.clock.now()) return false;
      auditSubjects(due.caseId);
      if (due.followUpState !== 'open') return this.finish(tx, id, 'cancelled', due.followUpState);
      if (due.dueOn !== due.followUpDueOn) return this.finish(tx, id, 'cancelled', 'moved');
      if (!(await this.causeStands(tx, due))) return false;
      if (await this.laterOneIsDue(tx, due)) return this.finish(tx, id, 'cancelled', 'collapsed');
      const mailIds = await this.send(tx, due, await this.recipients(tx, due));
      if (mailIds.length === 0) return this.finish(tx, id, 'failed', 'no recipient');
      await tx.query(`update reminders set state = 'sent', handed_over_at = $2, mail_ids = $3 where id = $1`, [
        id,
        this.clock.now(),
        mailIds,
      ]);
      return true;
    });
  }

  async letter(
    tx: EntityManager,
    { reminder, account }: { reminder: string; account: string },
  ): Promise<Letter | null> {
    const [due] = await tx.query<Due[]>(`${DUE} where r.id = $1`, [reminder]);
    if (
      !due ||
      due.state !== 'sent' ||
      due.followUpState !== 'open' ||
      due.dueOn !== due.followUpDueOn ||
      !(await this.causeStands(tx, due))
    )
      return null;
    const adviser = await this.adviserOf(tx, due);
    const others = await this.coordinators(tx, due);
    const to = [...(adviser ? [adviser] : []), ...others].find(({ id }) => id === account);
    if (!to) return null;
    auditSubjects(due.personId);
    const [person] = await tx.query<{ firstName: string }[]>(
      `select first_name as "firstName" from people where id = $1`,
      [due.personId],
    );
    const about = {
      alarm: due.alarm,
      firstName: person.firstName,
      dueOn: due.dueOn,
      today: this.clock.today(),
      noAdviser: adviser === null,
      deadline: await this.unacknowledged(tx, due, to.id, adviser?.id ?? null),
    };
    return reminderLetter(to, about, `${this.origin.origin}/cases/${due.caseId}`);
  }

  /** Whoever answers for the deadline gets a link to say that they know of it; others are to phone them. */
  private async unacknowledged(
    tx: EntityManager,
    { alarm, about }: Due,
    to: string,
    adviser: string | null,
  ): Promise<UnacknowledgedDeadline | undefined> {
    if (alarm !== 'deadline-unacknowledged') return undefined;
    const [deadline] = await tx.query<{ safeDay: string | null }[]>(
      `select safe_day as "safeDay" from deadlines where id = $1`,
      [about],
    );
    if (!deadline) return undefined;
    const answers = adviser === null || adviser === to;
    const path = answers ? await this.acknowledgements.create(tx, about, to) : null;
    return { ...deadline, acknowledgeUrl: path === null ? null : `${this.origin.origin}${path}` };
  }

  private async causeStands(tx: EntityManager, { alarm, about, dueOn, caseId, caseEnded }: Due): Promise<boolean> {
    if (caseEnded || alarm === null) return !caseEnded;
    const theCase = (await this.alarmFacts.of(tx, [caseId])).get(caseId);
    return theCase !== undefined && stillApplies({ alarm, about, dueOn }, theCase.facts, this.clock.today());
  }

  private async finish(tx: EntityManager, id: string, state: 'failed' | 'cancelled', reason: string): Promise<true> {
    await tx.query(`update reminders set state = $2, reason = $3 where id = $1`, [id, state, reason]);
    return true;
  }

  /** After a standstill one reminder is enough. */
  private async laterOneIsDue(tx: EntityManager, due: Due): Promise<boolean> {
    const later = await tx.query<unknown[]>(
      `select 1 from reminders where follow_up_id = $1 and audience = $2 and state = 'planned' and planned_at <= $3 and (planned_at, id) > ($4, $5) limit 1`,
      [due.followUpId, due.audience, this.clock.now(), due.plannedAt, due.id],
    );
    return later.length > 0;
  }

  private adviserOf(tx: EntityManager, due: Due): Promise<Recipient | null> {
    return due.adviserId === null ? Promise.resolve(null) : this.accounts.accountOfAdviser(tx, due.adviserId);
  }

  /** The third step of the ladder is one of those who coordinate all cantons, the last step all of them. */
  private async coordinators(tx: EntityManager, { audience, canton }: Due): Promise<Recipient[]> {
    if (audience === 'adviser' || audience === 'coordinator') return this.accounts.coordinatorsOf(tx, canton);
    const national = await this.accounts.coordinatorsOfAll(tx);
    return audience === 'national' ? national : national.slice(0, 1);
  }

  private async recipients(tx: EntityManager, due: Due): Promise<Recipient[]> {
    const adviser = due.audience === 'adviser' ? await this.adviserOf(tx, due) : null;
    return adviser ? [adviser] : this.coordinators(tx, due);
  }

  /** Returns the ids of all mails. Nobody gets two mails when they belong to both audiences. */
  private async send(tx: EntityManager, due: Due, recipients: Recipient[]): Promise<string[]> {
    const shared = await tx.query<{ id: string; account: string }[]>(
      `select m.id, m.params ->> 'account' as account from reminders r join outgoing_mails m on m.id = any(r.mail_ids)
       where r.follow_up_id = $1 and r.due_on = $2 and r.planned_on = $3 and r.state = 'sent' and m.state <> 'cancelled' and m.params ->> 'account' = any($4)`,
      [due.followUpId, due.dueOn, due.plannedOn, recipients.map(({ id }) => id)],
    );
    const alone = recipients.filter(({ id }) => !shared.some(({ account }) => account === id));
    // The last day of a term, and its like: better reminded twice than not at all.
    const urgent = isUrgent(due.alarm);
    const mails = alone.map(({ id, email }) => ({
      params: { reminder: due.id, account: id },
      to: email,
      key: `reminder:${due.id}:${id}`,
      urgent,
    }));
    const sent = await this.mails.send(tx, REMINDER_MAIL, mails);
    return [...shared.map(({ id }) => id), ...sent];
  }
}

function jobOf({ id, at }: { id: string; at: Date }): NewJob<{ id: string }> {
  return { id: `reminder-${id}-${at.getTime()}`, data: { id }, runAt: at };
}
