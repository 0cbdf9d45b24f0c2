import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrustedOrigin } from '../../access/guard.js';
import { AccountsService } from '../../accounts/accounts.service.js';
import { Clock } from '../../common/clock.js';
import { auditSubjects } from '../../common/context.js';
import { addDays } from '../../common/day.js';
import type { Letter } from '../../mail/letter.js';
import { isWanted, LedgerLines, LINE, LINES, type Line, type Recipient } from '../ledger-lines.service.js';
import { digestLetter, type DigestLine } from './digest.letter.js';
import type { DigestParams } from './digest.service.js';

type NamedLine = Line & { firstName: string; mailIds: string[] };
type Due = { caseId: string; personId: string; adviserId: string; firstName: string; dueOn: string };

/** A week is seven days including today. */
const WEEK = 6;

/** Writes the digests of the day when they leave: what they carry and still stands, and what else is due this week. */
@Injectable()
export class DigestLetters {
  constructor(
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly lines: LedgerLines,
    private readonly origin: TrustedOrigin,
  ) {}

  /** Null where nothing that it carries is still to be done by its reader. */
  async letters(tx: EntityManager, mails: readonly { id: string; params: DigestParams }[]): Promise<(Letter | null)[]> {
    const lines = await tx.query<NamedLine[]>(
      `select ${LINE}, r.mail_ids as "mailIds", p.first_name as "firstName" from ${LINES} join people p on p.id = c.person_id where r.mail_ids && $1::uuid[]`,
      [mails.map(({ id }) => id)],
    );
    const causeStands = await this.lines.causes(tx, lines);
    const recipientsOf = await this.lines.recipients(tx, lines);
    const today = this.clock.today();
    const wanted = lines.filter((line) => isWanted(line) && line.dueOn >= today && causeStands(line));
    const letters: (Letter | null)[] = [];
    for (const { id, params } of mails) {
      const carried = wanted.filter(
        (line) => line.mailIds.includes(id) && recipientsOf(line).some((to) => to.id === params.account),
      );
      const to = carried.length === 0 ? null : await this.accounts.recipient(tx, params.account);
      letters.push(to && (await this.letter(tx, to, carried)));
      // What did not leave keeps no other digest of the day from leaving.
      if (!to) await tx.query(`update outgoing_mails set dedupe_key = null where id = $1`, [id]);
    }
    return letters;
  }

  private async letter(tx: EntityManager, to: Recipient, carried: NamedLine[]): Promise<Letter> {
    const today = this.clock.today();
    const others = await tx.query<Due[]>(
      `select c.id as "caseId", c.person_id as "personId", p.first_name as "firstName", f.due_on as "dueOn"
       from accounts a join cases c on c.adviser_id = a.adviser_id and not c.ended join people p on p.id = c.person_id
         join follow_ups f on f.case_id = c.id and f.state = 'open' and f.due_on between $2 and $3 where a.id = $1`,
      [to.id, today, addDays(today, WEEK)],
    );
    const all = new Map<string, DigestLine>();
    for (const { caseId, personId, firstName, dueOn } of [...carried, ...others]) {
      auditSubjects(personId);
      all.set(`${caseId} ${dueOn}`, { firstName, dueOn, url: `${this.origin.origin}/cases/${caseId}` });
    }
    return digestLetter(to, [...all.values()], today, `${this.origin.origin}/`);
  }
}
