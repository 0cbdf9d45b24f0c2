import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, realNow } from '../common/clock.js';
import { describeError } from '../common/problem.filter.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { QueueService } from '../queue/queue.service.js';
import { SweepService } from '../queue/sweep.service.js';
import { isBadAddress } from './bounce.rules.js';
import { layout, type Letter } from './letter.js';
import { OutgoingMail, type MailState } from './mail.entity.js';
import { MailServerService } from './mail-server.service.js';
import { DELIVER, MailService, MAY_HAVE_LEFT } from './mail.service.js';
import { waitAfter } from './retry.rules.js';
import { ReturnPath } from './return-path.js';
import { MAIL_CONCURRENCY, MayHaveLeft, ServerAway, Transport, Undeliverable } from './transport.js';

type Claimed = Pick<OutgoingMail, 'id' | 'kind' | 'params' | 'attempts' | 'urgent'>;
const CLAIMED = 'id, kind, params, attempts, urgent';

/** After this the process counts as dead. */
const CLAIM = 5 * 60_000;
const BATCH = 1000;

/** A dead process may have sent its mail: urgent ones are sent again with the same Message-ID, others fail. */
@Injectable()
export class DeliveryService implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Mail');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queue: QueueService,
    private readonly sweep: SweepService,
    private readonly transport: Transport,
    private readonly mails: MailService,
    private readonly server: MailServerService,
    private readonly returnPath: ReturnPath,
  ) {}

  onModuleInit(): void {
    this.queue.handle(DELIVER, ({ id }) => this.deliver(id));
    this.sweep.every('mail', (budget) => this.sweepDue(budget));
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }

  async deliver(id: string): Promise<void> {
    if (this.transport.leaves && (await this.server.availability()) === 'wait') return;
    const mail = await this.claim(id);
    if (!mail) return;
    let letter: Letter | null;
    try {
      letter = await this.compose(mail);
    } catch (error) {
      this.logger.error(`${mail.kind}: ${describeError(error)}`);
      return this.postpone(mail, 'could not be written');
    }
    if (!letter) return this.finish(mail, 'cancelled', 'no longer wanted');
    if (!this.transport.leaves) return this.finish(mail, 'held', null);
    const isFirst = (await this.server.availability()) !== 'yes';
    if (isFirst && !(await this.server.claimProbe())) return this.release(mail, null);
    await this.send(mail, letter);
  }

  /** Without a worker; returns how many. `grace`: milliseconds to leave to their jobs. */
  async deliverDue(grace = 30_000, isSpent: () => boolean = () => false): Promise<number> {
    const interrupted = await this.clearInterrupted();
    const due = await this.due(grace);
    const rest = due.values();
    const work = async (): Promise<void> => {
      // As jobs, so that each has its audit line.
      for (const id of rest) {
        if (isSpent()) return;
        await this.queue.run(DELIVER.name, { id });
      }
    };
    await Promise.all(Array.from({ length: MAIL_CONCURRENCY }, work));
    return due.length + interrupted;
  }

  /** Delivers here only when the queue is away. */
  private async sweepDue(budget: { isSpent: () => boolean }): Promise<number> {
    if (!(await this.queue.isAvailable())) return this.deliverDue(undefined, () => budget.isSpent());
    const interrupted = await this.clearInterrupted();
    const state = this.transport.leaves ? await this.server.availability() : 'yes';
    if (state === 'wait') return interrupted;
    const due = await this.due(30_000, state === 'ask' ? 1 : BATCH);
    await this.enqueue(due);
    return due.length + interrupted;
  }

  private async due(grace: number, most = BATCH): Promise<string[]> {
    const before = new Date(this.clock.now().getTime() - grace);
    const rows = await this.db.rows<{ id: string }>(sql`
      select id from outgoing_mails where state = 'queued' and claimed_at is null and try_at <= ${before}
      order by try_at limit ${most}`);
    return rows.map(({ id }) => id);
  }

  private async enqueue(ids: string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.db.transaction((tx) => this.mails.enqueue(tx, ids, this.clock.now(), `sweep-${realNow().getTime()}`));
  }

  private async send(mail: Claimed, letter: Letter): Promise<void> {
    const { to, subject } = letter;
    const returnPath = this.returnPath.of(mail.id);
    try {
      const address = returnPath ? { returnPath } : {};
      await this.transport.send({ messageId: `<${mail.id}@passerelle>`, to, ...address, subject, ...layout(letter) });
    } catch (error) {
      return this.failed(mail, error as Error);
    }
    await this.finish(mail, 'sent', null);
    if (await this.server.recordAvailable()) await this.enqueue(await this.due(0));
  }

  private async failed(mail: Claimed, error: Error): Promise<void> {
    if (error instanceof ServerAway) {
      await this.server.recordUnavailable(error.message);
      return this.release(mail, error.message);
    }
    // An answer about this letter shows that the server is there.
    if (!(error instanceof MayHaveLeft)) await this.server.recordAvailable();
    if (error instanceof Undeliverable) return this.markFailed(mail, error.message, isBadAddress(error.status));
    if (error instanceof MayHaveLeft && !mail.urgent) return this.finish(mail, 'failed', MAY_HAVE_LEFT);
    return this.postpone(mail, error.message);
  }

  private async clearInterrupted(): Promise<number> {
    const dead = await this.db.rows<Claimed>(sql`
      select id, kind, params, attempts, urgent from outgoing_mails
      where state = 'queued' and claimed_at < ${new Date(realNow().getTime() - CLAIM)} order by claimed_at limit ${BATCH}`);
    for (const mail of dead) {
      if (mail.urgent) await this.postpone(mail, MAY_HAVE_LEFT);
      else await this.finish(mail, 'failed', MAY_HAVE_LEFT);
    }
    return dead.length;
  }

  private async claim(id: string): Promise<Claimed | null> {
    return this.db.transaction(async (tx) => {
      const [[mail]] = await tx.query<[Claimed[], number]>(
        `update outgoing_mails set claimed_at = $2, attempts = attempts + 1
         where id = $1 and state = 'queued' and claimed_at is null and try_at <= $3 returning ${CLAIMED}`,
        [id, realNow(), this.clock.now()],
      );
      return mail ?? null;
    });
  }

  private async release(mail: Claimed, error: string | null): Promise<void> {
    const back = { claimedAt: null, attempts: mail.attempts - 1, ...(error === null ? {} : { error }) };
    await this.ifStillQueued(mail, (tx) => tx.update(OutgoingMail, mail.id, back));
  }

  /** Its own transaction: tokens must be stored before the mail is sent. */
  private async compose(mail: Claimed): Promise<Letter | null> {
    return this.db.transaction((tx) => this.mails.writerOf(mail.kind)(tx, mail.params, mail.id));
  }

  private async finish(mail: Claimed, state: MailState, error: string | null): Promise<void> {
    const sentAt = state === 'sent' ? this.clock.now() : null;
    await this.ifStillQueued(mail, (tx) => tx.update(OutgoingMail, mail.id, { state, error, claimedAt: null, sentAt }));
  }

  private async markFailed(mail: Claimed, error: string, badAddress = false): Promise<void> {
    await this.ifStillQueued(mail, async (tx) => {
      await tx.update(OutgoingMail, mail.id, { state: 'failed', error, claimedAt: null });
      await this.mails.notifyUndelivered(tx, { ...mail, badAddress });
    });
  }

  private async postpone(mail: Claimed, error: string): Promise<void> {
    const wait = waitAfter(mail.attempts);
    if (wait === null) return this.markFailed(mail, error);
    const tryAt = new Date(this.clock.now().getTime() + wait);
    await this.ifStillQueued(mail, async (tx) => {
      await tx.update(OutgoingMail, mail.id, { error, claimedAt: null, tryAt });
      await this.mails.enqueue(tx, [mail.id], tryAt, String(mail.attempts));
    });
  }

  private async ifStillQueued(mail: Claimed, change: (tx: EntityManager) => Promise<unknown>): Promise<void> {
    await this.db.transaction(async (tx) => {
      const [waiting] = await tx.query<unknown[]>(
        `select 1 from outgoing_mails where id = $1 and state = 'queued' for update`,
        [mail.id],
      );
      if (waiting) await change(tx);
    });
  }
}
