import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrustedOrigin } from '../access/guard.js';
import { Clock } from '../common/clock.js';
import { Db } from '../db/db.js';
import { composeLetter, type LetterName } from '../mail/letter.js';
import { MailService, type NewMail } from '../mail/mail.service.js';
import { SweepService } from '../queue/sweep.service.js';
import { AccountsService } from './accounts.service.js';

const DIGEST_INTERVAL = 3_600_000;
const BATCH = 500;

type DigestKind = LetterName extends infer Name ? (Name extends `${infer Kind}-digest` ? Kind : never) : never;

interface Recipient {
  id: string;
  email: string;
}

/** For letters that strangers can cause in any number. One row per account and kind decides, across processes. */
@Injectable()
export class NoticesService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly mails: MailService,
    private readonly sweep: SweepService,
    private readonly origin: TrustedOrigin,
  ) {}

  onModuleInit(): void {
    this.sweep.every('notices', () => this.sendDigests());
  }

  digest(kind: DigestKind, path: string): void {
    this.mails.write(digestOf(kind), async (tx, params) => {
      const to = await this.accounts.recipient(tx, params['account'] ?? '');
      const url = `${this.origin.origin}${path}`;
      return to && composeLetter(to, `${kind}-digest`, url, { count: Number(params['count'] ?? 1) });
    });
  }

  /** At most `atOnce` mails an hour, else a digest; `quietly` only counts. Call it last: it locks a row per account. */
  async notify(
    tx: EntityManager,
    kind: string,
    accounts: readonly Recipient[],
    mail: (account: Recipient) => NewMail,
    { quietly = false, atOnce = 1 } = {},
  ): Promise<void> {
    const now = this.clock.now();
    const mails: NewMail[] = [];
    // In the order of ids, so that transactions cannot deadlock.
    for (const account of [...accounts].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const [{ pending }] = await tx.query<[{ pending: number }]>(
        `insert into notices as n (account_id, kind, told_at, told, pending) values ($1, $2, $3, 1 - $5::integer, $5::integer)
         on conflict (account_id, kind) do update set
           told_at = case when n.pending = 0 and n.told_at <= $4 then $3 else n.told_at end,
           told = case when n.pending = 0 and n.told_at <= $4 then 1 - $5::integer else n.told + 1 - $5::integer end,
           pending = case when $5::integer = 0 and n.pending = 0 and (n.told_at <= $4 or n.told < $6) then 0 else n.pending + 1 end
         returning pending`,
        [account.id, kind, now, new Date(now.getTime() - DIGEST_INTERVAL), quietly ? 1 : 0, atOnce],
      );
      if (pending === 0) mails.push(mail(account));
    }
    await this.mails.send(tx, mails);
  }

  private async sendDigests(): Promise<number> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const due = await tx.query<{ id: string; email: string; kind: string; pending: number; before: Date }[]>(
        `select n.account_id as id, u.email, n.kind, n.pending, n.told_at as before from notices n join auth."user" u on u.id = n.account_id
         where n.pending > 0 and n.told_at <= $1 order by n.told_at limit ${BATCH} for update of n skip locked`,
        [new Date(now.getTime() - DIGEST_INTERVAL)],
      );
      for (const { id, kind } of due)
        await tx.query(`update notices set told_at = $3, told = 1, pending = 0 where account_id = $1 and kind = $2`, [
          id,
          kind,
          now,
        ]);
      await this.mails.send(
        tx,
        due.map(({ id, email, kind, pending, before }) => ({
          kind: digestOf(kind),
          params: { account: id, count: String(pending) },
          to: email,
          key: `${digestOf(kind)}:${id}:${before.toISOString()}`,
        })),
      );
      return due.length;
    });
  }
}

function digestOf(kind: string): string {
  return `${kind}-digest`;
}
