import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrustedOrigin } from '../access/guard.js';
import { AccountsService } from '../accounts/accounts.service.js';
import type { CantonCode } from '../common/cantons.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { newId } from '../common/id.js';
import { describeError } from '../common/problem.filter.js';
import { databaseIsGone, Db } from '../db/db.js';
import type { Letter } from '../mail/letter.js';
import { mailKind } from '../mail/mail-kind.js';
import { MailService, type NewMail } from '../mail/mail.service.js';
import type { Locale } from '../texts/languages.js';
import { AlarmFactsService } from './alarms/alarm-facts.service.js';
import { isUrgent, stillApplies } from './alarms/alarm.rules.js';
import type { AlarmKind, Audience, FollowUpState, ReminderState } from './follow-up.entity.js';
import { reminderLetter } from './reminder.letter.js';

type ReminderMailParams = { reminder: string; account: string };
export const REMINDER_MAIL = mailKind<ReminderMailParams>('reminder');

type Recipient = { id: string; email: string; locale: Locale };

interface Due {
  id: string;
  audience: Audience;
  state: ReminderState;
  dueOn: string;
  plannedOn: string;
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
  /** A later one of the same follow-up is due, too: after a standstill one reminder is enough. */
  superseded: boolean;
}

/** What becomes of a line of the ledger. */
interface Outcome {
  id: string;
  state: 'sent' | 'failed' | 'cancelled';
  reason: string | null;
  mails: string[];
}

const DUE_COLUMNS = `r.id, r.audience, r.state, r.due_on as "dueOn", r.planned_on as "plannedOn",
  f.id as "followUpId", f.state as "followUpState", f.due_on as "followUpDueOn", f.alarm, f.about,
  c.id as "caseId", c.canton, c.ended as "caseEnded", c.adviser_id as "adviserId", c.person_id as "personId"`;
const DUE_TABLES = `reminders r join follow_ups f on f.id = r.follow_up_id join cases c on c.id = f.case_id`;

/** Planned once, handed over once, and never after the follow-up has ended. */
@Injectable()
export class ReminderHandOver {
  private readonly logger = new Logger('FollowUps');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly mails: MailService,
    private readonly accounts: AccountsService,
    private readonly alarmFacts: AlarmFactsService,
    private readonly origin: TrustedOrigin,
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
    const causeStands = await this.causes(tx, lines);
    const outcomes: Outcome[] = [];
    const toSend: Due[] = [];
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
  private lock(tx: EntityManager, ids: readonly string[]): Promise<Due[]> {
    return tx.query<Due[]>(
      `select ${DUE_COLUMNS}, exists(select from reminders l where l.follow_up_id = r.follow_up_id and l.audience = r.audience
         and l.state = 'planned' and l.planned_at <= $2 and (l.planned_at, l.id) > (r.planned_at, r.id)) as superseded
       from ${DUE_TABLES} where r.id = any($1) and r.state = 'planned' and r.planned_at <= $2 order by r.planned_at, r.id
       for no key update of f skip locked for update of r skip locked`,
      [ids, this.clock.now()],
    );
  }

  /** Nobody gets two mails when they belong to both audiences. */
  private async send(tx: EntityManager, lines: Due[]): Promise<Outcome[]> {
    if (lines.length === 0) return [];
    const [recipientsOf, sent] = [await this.recipients(tx, lines), await this.sentAlready(tx, lines)];
    const mails: NewMail<ReminderMailParams>[] = [];
    const outcomes = lines.map((due): Outcome => {
      const ids = recipientsOf(due).map(({ id: account, email }) => {
        const same = sent.get(momentFor(due, account));
        if (same !== undefined) return same;
        const id = newId();
        sent.set(momentFor(due, account), id);
        // The last day of a term, and its like: better reminded twice than not at all.
        const urgent = isUrgent(due.alarm);
        const key = `reminder:${due.id}:${account}`;
        mails.push({ id, params: { reminder: due.id, account }, to: email, key, urgent });
        return id;
      });
      return ids.length === 0
        ? { id: due.id, state: 'failed', reason: 'no recipient', mails: [] }
        : { id: due.id, state: 'sent', reason: null, mails: ids };
    });
    await this.mails.send(tx, REMINDER_MAIL, mails);
    return outcomes;
  }

  /** The adviser, or the coordinators where they are meant, or where no adviser can be reached. */
  private async recipients(tx: EntityManager, lines: Due[]): Promise<(due: Due) => Recipient[]> {
    const advisers = await this.accounts.accountsOfAdvisers(
      tx,
      lines.filter(({ audience }) => audience === 'adviser').map(({ adviserId }) => adviserId),
    );
    const adviserOf = ({ audience, adviserId }: Due): Recipient | undefined =>
      audience === 'adviser' && adviserId !== null ? advisers.get(adviserId) : undefined;
    const coordinators = new Map<string, Recipient[]>();
    for (const due of lines)
      if (!adviserOf(due) && !coordinators.has(due.canton))
        coordinators.set(due.canton, await this.accounts.coordinatorsOf(tx, due.canton));
    return (due) => {
      const adviser = adviserOf(due);
      return adviser ? [adviser] : coordinators.get(due.canton)!;
    };
  }

  /** Mails of these follow-ups about the same day, planned for the same moment: their ids by moment and account. */
  private async sentAlready(tx: EntityManager, lines: Due[]): Promise<Map<string, string>> {
    const mails = await tx.query<(Pick<Due, 'followUpId' | 'dueOn' | 'plannedOn'> & { account: string; id: string })[]>(
      `select r.follow_up_id as "followUpId", r.due_on as "dueOn", r.planned_on as "plannedOn", m.id, m.params ->> 'account' as account
       from reminders r cross join lateral unnest(r.mail_ids) as mail (id) join outgoing_mails m on m.id = mail.id
       where r.follow_up_id = any($1) and r.planned_on = any($2) and r.state = 'sent' and m.state <> 'cancelled'`,
      [lines.map(({ followUpId }) => followUpId), [...new Set(lines.map(({ plannedOn }) => plannedOn))]],
    );
    return new Map(mails.map((mail) => [momentFor(mail, mail.account), mail.id]));
  }

  /** Null where it is no longer wanted: its follow-up has ended or moved, or that account has nothing to do with it any more. */
  async letters(tx: EntityManager, mails: readonly { params: ReminderMailParams }[]): Promise<(Letter | null)[]> {
    const lines = await tx.query<(Due & { firstName: string })[]>(
      `select ${DUE_COLUMNS}, p.first_name as "firstName" from ${DUE_TABLES} join people p on p.id = c.person_id where r.id = any($1)`,
      [mails.map(({ params }) => params.reminder)],
    );
    const advisers = await this.accounts.accountsOfAdvisers(
      tx,
      lines.map(({ adviserId }) => adviserId),
    );
    const causeStands = await this.causes(tx, lines);
    const letters: (Letter | null)[] = [];
    for (const { params } of mails) {
      const due = lines.find(({ id }) => id === params.reminder);
      letters.push(
        due && isWanted(due) && causeStands(due) ? await this.letter(tx, due, params.account, advisers) : null,
      );
    }
    return letters;
  }

  /** Whether what a line reminds of is still so; read at once for all. */
  private async causes(tx: EntityManager, lines: readonly Due[]): Promise<(due: Due) => boolean> {
    const alarms = lines.filter(({ alarm, caseEnded }) => alarm !== null && !caseEnded);
    const cases = await this.alarmFacts.of(tx, [...new Set(alarms.map(({ caseId }) => caseId))]);
    const today = this.clock.today();
    return ({ alarm, about, dueOn, caseId, caseEnded }) => {
      if (caseEnded || alarm === null) return !caseEnded;
      const theCase = cases.get(caseId);
      return theCase !== undefined && stillApplies({ alarm, about, dueOn }, theCase.facts, today);
    };
  }

  private async letter(
    tx: EntityManager,
    due: Due & { firstName: string },
    account: string,
    advisers: Map<string, Recipient>,
  ): Promise<Letter | null> {
    const adviser = due.adviserId === null ? undefined : advisers.get(due.adviserId);
    const to =
      adviser?.id === account
        ? adviser
        : (await this.accounts.coordinatorsOf(tx, due.canton)).find(({ id }) => id === account);
    if (!to) return null;
    auditSubjects(due.personId);
    const { alarm, firstName, dueOn } = due;
    const about = { alarm, firstName, dueOn, today: this.clock.today(), noAdviser: adviser === undefined };
    return reminderLetter(to, about, `${this.origin.origin}/cases/${due.caseId}`);
  }
}

/** Planned for the same moment, about the same day of the same follow-up, to the same person. */
function momentFor({ followUpId, dueOn, plannedOn }: Pick<Due, 'followUpId' | 'dueOn' | 'plannedOn'>, account: string) {
  return [followUpId, dueOn, plannedOn, account].join();
}

/** Null: nothing speaks against it; where its cause is gone, the alarms will say so. */
function reasonAgainst(due: Due, causeStands: boolean): string | null {
  if (due.followUpState !== 'open') return due.followUpState;
  if (due.dueOn !== due.followUpDueOn) return 'moved';
  return due.superseded && causeStands ? 'collapsed' : null;
}

function isWanted(due: Due): boolean {
  return due.state === 'sent' && due.followUpState === 'open' && due.dueOn === due.followUpDueOn;
}
