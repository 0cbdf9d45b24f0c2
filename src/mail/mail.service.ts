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

/** As {@link Writer}, of several mails of one kind, in their order. */
export type JointWriter<Params extends MailParams = MailParams> = (
  tx: EntityManager,
  mails: readonly { id: string; params: Params }[],
) => Promise<(Letter | null)[]>;

/** Only a masked address is stored. */
export interface NewMail<Params extends MailParams> {
  /** Where the caller needs to know it; else made. */
  id?: string;
  params: Params;
  to: string;
  key?: string;
  /** Not before; default now. */
  at?: Date;
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

/** All that are due, some at a time. */
export const DELIVER_DUE = jobKind<{ at: string }>('mail', 'mail-deliver-due');

export const MAY_HAVE_LEFT = 'interrupted while handing over; it may have left';

/** The outbox: a mail is a row in the transaction of its cause. */
@Injectable()
export class MailService implements OnApplicationBootstrap {
  private readonly writers = new Registry<JointWriter>('mails of the kind');
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
    this.writeTogether<Params>(kind, async (tx, mails) => {
      const letters: (Letter | null)[] = [];
      for (const { id, params } of mails) letters.push(await writer(tx, params, id));
      return letters;
    });
  }

  /** For kinds of which many leave at the same moment. */
  writeTogether<Params extends MailParams>(kind: MailKind<Params>, writer: JointWriter<Params>): void {
    this.writers.register(kind.name, writer as unknown as JointWriter);
  }

  onUndelivered(handler: UndeliveredHandler): void {
    this.undeliveredHandlers.push(handler);
  }

  writerOf(kind: string): JointWriter {
    return this.writers.get(kind);
  }

  async notifyUndelivered(tx: EntityManager, mail: UndeliveredMail): Promise<void> {
    for (const handler of this.undeliveredHandlers) await handler(tx, mail);
  }

  async send<Params extends MailParams>(
    tx: EntityManager,
    kind: MailKind<Params>,
    mails: readonly NewMail<Params>[],
  ): Promise<string[]> {
    if (mails.length === 0) return [];
    const now = this.clock.now();
    const rows = mails.map((mail) => ({ ...mail, id: mail.id ?? newId() }));
    const inserted = await tx.query<{ id: string }[]>(
      `insert into outgoing_mails (id, kind, params, masked_address, state, dedupe_key, urgent, created_at, try_at)
       select mail.id, $1, mail.params, mail.address, 'queued', mail.key, mail.urgent, $2, mail.at
       from unnest($3::uuid[], $4::jsonb[], $5::text[], $6::text[], $7::boolean[], $8::timestamptz[]) as mail (id, params, address, key, urgent, at)
       on conflict (dedupe_key) do nothing returning id`,
      [
        kind.name,
        now,
        rows.map(({ id }) => id),
        rows.map(({ params }) => JSON.stringify(params)),
        rows.map(({ to }) => maskAddress(to)),
        rows.map(({ key }) => key ?? null),
        rows.map(({ urgent }) => urgent ?? false),
        rows.map(({ at }) => (at ?? now).toISOString()),
      ],
    );
    const ids = inserted.map(({ id }) => id);
    const moments = new Map(rows.filter(({ id }) => ids.includes(id)).map(({ id, at }) => [(at ?? now).getTime(), id]));
    if (ids.length === 1) await this.enqueue(tx, ids, new Date([...moments.keys()][0]), '0');
    else for (const [at, id] of moments) await this.enqueueDue(tx, id, new Date(at));
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

  /** One job for all that are due then; `id`: of any of them. */
  private async enqueueDue(tx: EntityManager, id: string, runAt: Date): Promise<void> {
    await this.queue.add(tx, DELIVER_DUE, [{ id: `mails-${id}`, data: { at: runAt.toISOString() }, runAt }]);
  }
}
