import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, realNow } from '../common/clock.js';
import { newId } from '../common/id.js';
import { NotFound } from '../common/problem.js';
import { Registry } from '../common/registry.js';
import { Db } from '../db/db.js';
import { jobKind } from '../queue/job.js';
import { QueueService } from '../queue/queue.service.js';
import { maskAddress, type Letter } from './letter.js';
import { OutgoingMail } from './mail.entity.js';
import { mailKinds, type MailKind, type MailParams } from './mail-kind.js';
import { NotToRetry } from './mail.problems.js';

/** Runs when the mail is sent; null when it is no longer wanted. */
export type Writer<Params extends MailParams = MailParams> = (
  tx: EntityManager,
  params: Params,
  mailId: string,
) => Promise<Letter | null>;

/** Only a masked address is stored. */
export interface NewMail<Params extends MailParams> {
  params: Params;
  to: string;
  key?: string;
  /** Sent again after an interrupted delivery, which may have sent it. */
  urgent?: boolean;
}

export interface UndeliveredMail {
  id: string;
  kind: string;
  params: Record<string, string>;
  /** The address fails, not just this letter. */
  badAddress: boolean;
}

/** Runs in the transaction that records the failure. */
export type UndeliveredHandler = (tx: EntityManager, mail: UndeliveredMail) => Promise<void>;

export const DELIVER = jobKind<{ id: string }>('mail', 'mail-deliver');

export const MAY_HAVE_LEFT = 'interrupted while handing over; it may have left';

/** The outbox: a mail is a row in the transaction of its cause. */
@Injectable()
export class MailService implements OnApplicationBootstrap {
  private readonly writers = new Registry<Writer>('mails of the kind');
  private readonly undeliveredHandlers: UndeliveredHandler[] = [];

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queue: QueueService,
  ) {}

  onApplicationBootstrap(): void {
    this.writers.requireAll(mailKinds());
  }

  write<Params extends MailParams>(kind: MailKind<Params>, writer: Writer<Params>): void {
    this.writers.register(kind.name, writer as unknown as Writer);
  }

  onUndelivered(handler: UndeliveredHandler): void {
    this.undeliveredHandlers.push(handler);
  }

  writerOf(kind: string): Writer {
    return this.writers.get(kind);
  }

  async notifyUndelivered(tx: EntityManager, mail: UndeliveredMail): Promise<void> {
    for (const handler of this.undeliveredHandlers) await handler(tx, mail);
  }

  async send<Params extends MailParams>(
    tx: EntityManager,
    kind: MailKind<Params>,
    mails: NewMail<Params>[],
  ): Promise<string[]> {
    const now = this.clock.now();
    const ids: string[] = [];
    for (const mail of mails) {
      const id = newId();
      const inserted = await tx.query<{ id: string }[]>(
        `insert into outgoing_mails (id, kind, params, masked_address, state, dedupe_key, urgent, created_at, try_at)
         values ($1, $2, $3, $4, 'queued', $5, $6, $7, $7) on conflict (dedupe_key) do nothing returning id`,
        [id, kind.name, JSON.stringify(mail.params), maskAddress(mail.to), mail.key ?? null, mail.urgent ?? false, now],
      );
      if (inserted.length > 0) ids.push(id);
    }
    await this.enqueue(tx, ids, now, '0');
    return ids;
  }

  /** The Message-ID stays the same. Throws {@link NotToRetry}. */
  async retry(id: string): Promise<OutgoingMail> {
    return this.db.transaction(async (tx) => {
      const mail = await tx.findOne(OutgoingMail, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!mail) throw new NotFound();
      if (mail.state !== 'held' && mail.state !== 'failed') throw new NotToRetry(mail.state);
      Object.assign(mail, { state: 'queued', error: null, tryAt: this.clock.now(), claimedAt: null, attempts: 0 });
      await tx.save(mail);
      await this.enqueue(tx, [id], mail.tryAt, `again-${realNow().getTime()}`);
      return mail;
    });
  }

  /** Returns how many. Those that may have been sent are decided one by one. */
  async retryAll(state: 'held' | 'failed'): Promise<number> {
    return this.db.transaction(async (tx) => {
      const [, count] = await tx.query<[unknown, number]>(
        `update outgoing_mails set state = 'queued', error = null, try_at = $2, claimed_at = null, attempts = 0
         where state = $1 and error is distinct from $3`,
        [state, this.clock.now(), MAY_HAVE_LEFT],
      );
      return count;
    });
  }

  /** `attempt` distinguishes the jobs of one mail. */
  async enqueue(tx: EntityManager, ids: string[], runAt: Date, attempt: string): Promise<void> {
    const jobs = ids.map((id) => ({ id: `mail-${id}-${attempt}`, data: { id }, runAt }));
    await this.queue.add(tx, DELIVER, jobs);
  }
}
