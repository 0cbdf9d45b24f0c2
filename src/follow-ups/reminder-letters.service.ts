import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrustedOrigin } from '../access/guard.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { AcknowledgementLinks } from '../deadlines/acknowledgement-links.service.js';
import type { Letter } from '../mail/letter.js';
import { mailKind } from '../mail/mail-kind.js';
import { isWanted, LedgerLines, LINE, LINES, type Line, type Recipient } from './ledger-lines.service.js';
import { reminderLetter, type UnacknowledgedDeadline } from './reminder.letter.js';

export type ReminderMailParams = { reminder: string; account: string };
export const REMINDER_MAIL = mailKind<ReminderMailParams>('reminder');

/** Writes the letters of reminders that leave on their own. */
@Injectable()
export class ReminderLetters {
  constructor(
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly lines: LedgerLines,
    private readonly origin: TrustedOrigin,
    private readonly acknowledgements: AcknowledgementLinks,
  ) {}

  /** Null where it is no longer wanted: its follow-up has ended or moved, or that account has nothing to do with it any more. */
  async letters(tx: EntityManager, mails: readonly { params: ReminderMailParams }[]): Promise<(Letter | null)[]> {
    const lines = await tx.query<(Line & { firstName: string })[]>(
      `select ${LINE}, p.first_name as "firstName" from ${LINES} join people p on p.id = c.person_id where r.id = any($1)`,
      [mails.map(({ params }) => params.reminder)],
    );
    const advisers = await this.accounts.accountsOfAdvisers(
      tx,
      lines.map(({ adviserId }) => adviserId),
    );
    const causeStands = await this.lines.causes(tx, lines);
    const recipientsOf = await this.lines.recipients(tx, lines);
    const letters: (Letter | null)[] = [];
    for (const { params } of mails) {
      const due = lines.find(({ id }) => id === params.reminder);
      letters.push(
        due && isWanted(due) && causeStands(due)
          ? await this.letter(tx, due, params.account, advisers, recipientsOf(due))
          : null,
      );
    }
    return letters;
  }

  private async letter(
    tx: EntityManager,
    due: Line & { firstName: string },
    account: string,
    advisers: Map<string, Recipient>,
    recipients: readonly Recipient[],
  ): Promise<Letter | null> {
    const adviser = due.adviserId === null ? undefined : advisers.get(due.adviserId);
    const to =
      recipients.find(({ id }) => id === account) ??
      (await this.lines.coordinators(tx, due)).find(({ id }) => id === account);
    if (!to) return null;
    auditSubjects(due.personId);
    const { alarm, firstName, dueOn } = due;
    const about = {
      alarm,
      firstName,
      dueOn,
      today: this.clock.today(),
      noAdviser: adviser === undefined,
      deadline: await this.unacknowledged(tx, due, to.id, adviser?.id ?? null),
    };
    return reminderLetter(to, about, `${this.origin.origin}/cases/${due.caseId}`);
  }

  /** Whoever answers for the deadline gets a link to say that they know of it; others are to phone them. */
  private async unacknowledged(
    tx: EntityManager,
    { alarm, about, audience }: Line,
    to: string,
    adviser: string | null,
  ): Promise<UnacknowledgedDeadline | undefined> {
    if (alarm !== 'deadline-unacknowledged') return undefined;
    const [deadline] = await tx.query<{ safeDay: string | null }[]>(
      `select safe_day as "safeDay" from deadlines where id = $1`,
      [about],
    );
    if (!deadline) return undefined;
    const answers = audience === 'adviser' || adviser === null || adviser === to;
    const path = answers ? await this.acknowledgements.create(tx, about, to) : null;
    return { ...deadline, acknowledgeUrl: path === null ? null : `${this.origin.origin}${path}` };
  }
}
