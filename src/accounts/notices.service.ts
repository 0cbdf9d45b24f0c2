import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrustedOrigin } from '../access/guard.js';
import { Clock } from '../common/clock.js';
import { Registry } from '../common/registry.js';
import { Db } from '../db/db.js';
import { composeLetter, type LetterName } from '../mail/letter.js';
import type { MailKind, MailParams } from '../mail/mail-kind.js';
import { MailService, type NewMail } from '../mail/mail.service.js';
import { SweepService } from '../queue/sweep.service.js';
import { AccountsService } from './accounts.service.js';

const DIGEST_INTERVAL = 3_600_000;
const BATCH = 500;

type DigestKind = LetterName extends infer Name ? (Name extends `${infer Kind}-digest` ? Kind : never) : never;

type DigestParams = { account: string; count: string };

interface Recipient {
  id: string;
  email: string;
}

/** For letters that strangers can cause in any number. One row per account and kind decides, across processes. */
@Injectable()
export class NoticesService implements OnModuleInit {
  private readonly digests = new Registry<MailKind<DigestParams>>('digests of');

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

  /** Letters of this kind that come too often are counted, and told in one that leads to `path`. */
  digest(kind: DigestKind, path: string): void {
    const digest: MailKind<DigestParams> = { name: `${kind}-digest` };
    this.digests.register(kind, digest);
    this.mails.write(digest, async (tx, params) => {
      const to = await this.accounts.recipient(tx, params.account);
      const url = `${this.origin.origin}${path}`;
      return to && composeLetter(to, `${kind}-digest`, url, { count: Number(params.count) });
    });
  }

  /** At most `atOnce` mails an hour, else a digest; `quietly` only counts. Call it last: it locks a row per account. */
  async notify<Params extends MailParams>(
    tx: EntityManager,
    kind: MailKind<Params>,
    accounts: readonly Recipient[],
    mail: (account: Recipient) => NewMail<Params>,
    { quietly = false, atOnce = 1 } = {},
  ): Promise<void> {
    const now = this.clock.now();
    const mails: NewMail<Params>[] = [];
    // In the order of ids, so that transactions cannot deadlock.
    for (const account of [...accounts].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const [{ pending }] = await tx.query<[{ pending: number }]>(
        `insert into notices as n (account_id, kind, told_at, told, pending) values ($1, $2, $3, 1 - $5::integer, $5::integer)
         on conflict (account_id, kind) do update set
           told_at = case when n.pending = 0 and n.told_at <= $4 then $3 else n.told_at end,
           told = case when n.pending = 0 and n.told_at <= $4 then 1 - $5::integer else n.told + 1 - $5::integer end,
           pending = case when $5::integer = 0 and n.pending = 0 and (n.told_at <= $4 or n.told < $6) then 0 else n.pending + 1 end
         returning pending`,
        [account.id, kind.name, now, new Date(now.getTime() - DIGEST_INTERVAL), quietly ? 1 : 0, atOnce],
      );
      if (pending === 0) mails.push(mail(account));
    }
    await this.mails.send(tx, kind, mails);
  }

  private async sendDigests(): Promise<number> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const due = await tx.query<{ id: string; email: string; kind: string; pending: number; before: Date }[]>(
        `select n.account_id as id, a.email, n.kind, n.pending, n.told_at as before from notices n join accounts a on a.id = n.account_id
         where n.pending > 0 and n.told_at <= $1 order by n.told_at limit ${BATCH} for update of n skip locked`,
        [new Date(now.getTime() - DIGEST_INTERVAL)],
      );
      for (const { id, kind } of due)
        await tx.query(`update notices set told_at = $3, told = 1, pending = 0 where account_id = $1 and kind = $2`, [
          id,
          kind,
          now,
        ]);
      for (const { id, email, kind, pending, before } of due) {
        const digest = this.digests.get(kind);
        const key = `${digest.name}:${id}:${before.toISOString()}`;
        await this.mails.send(tx, digest, [{ params: { account: id, count: String(pending) }, to: email, key }]);
      }
      return due.length;
    });
  }
}
