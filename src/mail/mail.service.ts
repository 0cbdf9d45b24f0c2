import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, realNow } from '../common/clock.js';
import { newId } from '../common/id.js';
import { describe } from '../common/problem.filter.js';
import { NotFound, Problem } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { jobKind } from '../queue/job.js';
import { QueueService } from '../queue/queue.service.js';
import { SweepService } from '../queue/sweep.service.js';
import { layout, maskAddress, type Letter } from './letter.js';
import { OutgoingMail, type MailState } from './mail.entity.js';
import { Transport, Undeliverable } from './transport.js';

/** Writes the letter at the moment it is sent, in the recipient's language; null when it is no longer wanted. */
export type Writer = (tx: EntityManager, params: Record<string, string>, mailId: string) => Promise<Letter | null>;

/** What a room hands in: the kind says who writes it, the address is kept masked only. */
export interface NewMail {
  kind: string;
  params: Record<string, string>;
  to: string;
  /** The same key twice is one mail. */
  key?: string;
}

/** A mail this process has taken in hand, with what it needs of it. */
type Claimed = Pick<OutgoingMail, 'id' | 'kind' | 'params' | 'attempts'>;

export class NotToRetry extends Problem {
  constructor(state: MailState) {
    super(409, 'mail-state', 'Only held and failed mails can be sent again', `This one is ${state}.`);
  }
}

const DELIVER = jobKind<{ id: string }>('mail', 'mail-deliver');
const MOST_ATTEMPTS = 8;
/** Longer than any handing over takes; after that the process is taken for dead. */
const CLAIM = 5 * 60_000;

/**
 * The outbox. A mail is a row written with the change that causes it. Handing over is claimed first and noted after: a
 * process that dies in between leaves a claimed row, which is then listed as failed and never sent a second time by
 * itself.
 */
@Injectable()
export class MailService implements OnModuleInit {
  private readonly logger = new Logger('Mail');
  private readonly writers = new Map<string, Writer>();

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queue: QueueService,
    private readonly sweep: SweepService,
    private readonly transport: Transport,
  ) {}

  onModuleInit(): void {
    this.queue.handle(DELIVER, ({ id }) => this.deliver(id));
    this.sweep.every('mail', () => this.deliverDue());
  }

  /** Says who writes letters of a kind. */
  write(kind: string, writer: Writer): void {
    this.writers.set(kind, writer);
  }

  /** Puts mails into the outbox with the caller's transaction; answers the ids of those that were new. */
  async send(tx: EntityManager, mails: NewMail[]): Promise<string[]> {
    const now = this.clock.now();
    const ids: string[] = [];
    for (const mail of mails) {
      const id = newId();
      const inserted = await tx.query<{ id: string }[]>(
        `insert into outgoing_mails (id, kind, params, masked_address, state, dedupe_key, created_at, try_at) values ($1, $2, $3, $4, 'queued', $5, $6, $6)
         on conflict (dedupe_key) do nothing returning id`,
        [id, mail.kind, JSON.stringify(mail.params), maskAddress(mail.to), mail.key ?? null, now],
      );
      if (inserted.length > 0) ids.push(id);
    }
    await this.enqueue(tx, ids, now, 0);
    return ids;
  }

  /** Hands over one mail; does nothing when it is not waiting, not due, or in another process's hands. */
  async deliver(id: string): Promise<void> {
    const mail = await this.claim(id);
    if (!mail) return;
    let letter: Letter | null;
    try {
      letter = await this.compose(mail);
    } catch (error) {
      this.logger.error(`${mail.kind}: ${describe(error)}`);
      return this.putOff(mail, 'could not be written');
    }
    if (!letter) return this.settle(mail, 'cancelled', 'no longer wanted');
    if (!this.transport.leaves) return this.settle(mail, 'held', null);
    try {
      await this.transport.send({ messageId: `<${mail.id}@passerelle>`, to: letter.to, subject: letter.subject, ...layout(letter) });
    } catch (error) {
      if (error instanceof Undeliverable) return this.settle(mail, 'failed', error.message);
      return this.putOff(mail, (error as Error).message);
    }
    await this.settle(mail, 'sent', null);
  }

  /** What is waiting although its job should have run, and what a dead process left behind; answers how many. */
  async deliverDue(grace = 30_000): Promise<number> {
    const stuck = await this.db.transaction((tx) =>
      tx.query<[unknown[], number]>(
        `update outgoing_mails set state = 'failed', claimed_at = null, error = 'interrupted while handing over; it may have left' where state = 'queued' and claimed_at < $1`,
        [new Date(realNow().getTime() - CLAIM)],
      ),
    );
    const due = await this.db.rows<{ id: string }>(
      sql`select id from outgoing_mails where state = 'queued' and claimed_at is null and try_at <= ${new Date(this.clock.now().getTime() - grace)} order by try_at limit 1000`,
    );
    // Each as a job of its own, so that each has an audit line of its own.
    for (const { id } of due) await this.queue.run(DELIVER.name, { id });
    return due.length + stuck[1];
  }

  /** Sends a held or failed mail after all, with the same Message-ID. */
  async retry(id: string): Promise<OutgoingMail> {
    return this.db.transaction(async (tx) => {
      const mail = await tx.findOne(OutgoingMail, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!mail) throw new NotFound();
      if (mail.state !== 'held' && mail.state !== 'failed') throw new NotToRetry(mail.state);
      Object.assign(mail, { state: 'queued', error: null, tryAt: this.clock.now(), claimedAt: null, attempts: 0 });
      await tx.save(mail);
      await this.enqueue(tx, [id], mail.tryAt, realNow().getTime());
      return mail;
    });
  }

  private async claim(id: string): Promise<Claimed | null> {
    return this.db.transaction(async (tx) => {
      const [[mail]] = await tx.query<[Claimed[], number]>(
        `update outgoing_mails set claimed_at = $2, attempts = attempts + 1 where id = $1 and state = 'queued' and claimed_at is null and try_at <= $3
         returning id, kind, params, attempts`,
        [id, realNow(), this.clock.now()],
      );
      return mail ?? null;
    });
  }

  /** In a transaction of its own: the writer may make tokens, which must stand before the mail leaves. */
  private async compose(mail: Claimed): Promise<Letter | null> {
    const writer = this.writers.get(mail.kind);
    if (!writer) throw new Error(`nobody writes mails of the kind ${mail.kind}`);
    return this.db.transaction((tx) => writer(tx, mail.params, mail.id));
  }

  private async settle(mail: Claimed, state: MailState, error: string | null): Promise<void> {
    await this.db.transaction((tx) =>
      tx.update(OutgoingMail, mail.id, { state, error, claimedAt: null, sentAt: state === 'sent' ? this.clock.now() : null }),
    );
  }

  /** Tries again later: after 1, 2, 4 ... minutes; after the eighth time it is listed as failed. */
  private async putOff(mail: Claimed, error: string): Promise<void> {
    if (mail.attempts >= MOST_ATTEMPTS) return this.settle(mail, 'failed', error);
    const tryAt = new Date(this.clock.now().getTime() + 60_000 * 2 ** (mail.attempts - 1));
    await this.db.transaction(async (tx) => {
      await tx.update(OutgoingMail, mail.id, { error, claimedAt: null, tryAt });
      await this.enqueue(tx, [mail.id], tryAt, mail.attempts);
    });
  }

  private async enqueue(tx: EntityManager, ids: string[], runAt: Date, attempt: number): Promise<void> {
    await this.queue.add(tx, DELIVER, ids.map((id) => ({ id: `mail-${id}-${attempt}`, data: { id }, runAt })));
  }
}
