import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, realNow } from '../common/clock.js';
import { newId } from '../common/id.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { jobKind } from '../queue/job.js';
import { QueueService } from '../queue/queue.service.js';
import { maskAddress, type Letter } from './letter.js';
import { OutgoingMail } from './mail.entity.js';
import { NotToRetry } from './mail.problems.js';

/** Writes the letter at the moment it is sent, in the recipient's language; null when it is no longer wanted. */
export type Writer = (tx: EntityManager, params: Record<string, string>, mailId: string) => Promise<Letter | null>;

/** What a room hands in: the kind says who writes it, the address is kept masked only. */
export interface NewMail {
  kind: string;
  params: Record<string, string>;
  to: string;
  /** The same key twice is one mail. */
  key?: string;
  /** Sent again when nobody can know whether it left: better two copies of a deadline than none. */
  urgent?: boolean;
}

/** A mail that will not arrive: refused, given up, or returned. */
export interface UndeliveredMail {
  id: string;
  kind: string;
  params: Record<string, string>;
  /** Whether the address itself does not work, rather than this letter. */
  badAddress: boolean;
}

/** Told, in the transaction that lists the mail as failed, so that a person hears of it in another way. */
export type UndeliveredHandler = (tx: EntityManager, mail: UndeliveredMail) => Promise<void>;

export const DELIVER = jobKind<{ id: string }>('mail', 'mail-deliver');

/** The error of a mail of which nobody can know whether it left. */
export const MAY_HAVE_LEFT = 'interrupted while handing over; it may have left';

/** The outbox as other rooms see it: a mail is a row written with the change that causes it. */
@Injectable()
export class MailService {
  private readonly writers = new Map<string, Writer>();
  private readonly undeliveredHandlers: UndeliveredHandler[] = [];

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queue: QueueService,
  ) {}

  /** Says who writes letters of a kind. */
  write(kind: string, writer: Writer): void {
    this.writers.set(kind, writer);
  }

  /** Registers what a room does about mails of its own that will not arrive. */
  onUndelivered(handler: UndeliveredHandler): void {
    this.undeliveredHandlers.push(handler);
  }

  writerOf(kind: string): Writer {
    const writer = this.writers.get(kind);
    if (!writer) throw new Error(`nobody writes mails of the kind ${kind}`);
    return writer;
  }

  /** Tells the rooms that a mail will not arrive. */
  async notifyUndelivered(tx: EntityManager, mail: UndeliveredMail): Promise<void> {
    for (const handler of this.undeliveredHandlers) await handler(tx, mail);
  }

  /** Puts mails into the outbox with the caller's transaction; answers the ids of those that were new. */
  async send(tx: EntityManager, mails: NewMail[]): Promise<string[]> {
    const now = this.clock.now();
    const ids: string[] = [];
    for (const mail of mails) {
      const id = newId();
      const inserted = await tx.query<{ id: string }[]>(
        `insert into outgoing_mails (id, kind, params, masked_address, state, dedupe_key, urgent, created_at, try_at)
         values ($1, $2, $3, $4, 'queued', $5, $6, $7, $7) on conflict (dedupe_key) do nothing returning id`,
        [id, mail.kind, JSON.stringify(mail.params), maskAddress(mail.to), mail.key ?? null, mail.urgent ?? false, now],
      );
      if (inserted.length > 0) ids.push(id);
    }
    await this.enqueue(tx, ids, now, '0');
    return ids;
  }

  /** Sends a held or failed mail after all, with the same Message-ID. Throws {@link NotToRetry} for any other. */
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

  /**
   * Sends all held, or all failed mails after all; answers how many. Those that may have left stay: whether a second
   * copy does harm is for a person to say, one by one. The sweep takes them up.
   */
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

  /** Enqueues the delivery of mails; `attempt` keeps a job that was done from hiding the next of the same mail. */
  async enqueue(tx: EntityManager, ids: string[], runAt: Date, attempt: string): Promise<void> {
    const jobs = ids.map((id) => ({ id: `mail-${id}-${attempt}`, data: { id }, runAt }));
    await this.queue.add(tx, DELIVER, jobs);
  }
}
