import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, realNow } from '../common/clock.js';
import { runApart } from '../common/context.js';
import { describeError } from '../common/problem.filter.js';
import { databaseIsGone, Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { QueueService } from '../queue/queue.service.js';
import { SweepService } from '../queue/sweep.service.js';
import { MailClaims, type Claimed } from './mail-claims.service.js';
import { isBadAddress } from './bounce.rules.js';
import { layout, type Letter } from './letter.js';
import { MailServerService } from './mail-server.service.js';
import { DELIVER, DELIVER_DUE, MailService, MAY_HAVE_LEFT } from './mail.service.js';
import { ReturnPath } from './return-path.js';
import { MayHaveLeft, ServerAway, Transport, Undeliverable } from './transport.js';

interface Written {
  mail: Claimed;
  /** Null: no longer wanted; undefined: it could not be written. */
  letter: Letter | null | undefined;
}

const BATCH = 1000;
/** Milliseconds to leave to the jobs of single letters. */
const GRACE = 30_000;
/** Chunks under way in one process, so that one is written while the other is handed over. */
const LANES = 2;

/** A dead process may have sent its mail: urgent ones are sent again with the same Message-ID, others fail. */
@Injectable()
export class DeliveryService implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Mail');
  private delivering: Promise<number> | null = null;
  private moreAreDue = false;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly queue: QueueService,
    private readonly sweep: SweepService,
    private readonly transport: Transport,
    private readonly mails: MailService,
    private readonly claims: MailClaims,
    private readonly server: MailServerService,
    private readonly returnPath: ReturnPath,
  ) {}

  onModuleInit(): void {
    this.queue.handle(DELIVER, ({ id }) => this.deliver(id));
    this.queue.handle(DELIVER_DUE, () => this.joinOrDeliver());
    this.sweep.every('mail', (budget) => this.sweepDue(budget));
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }

  async deliver(id: string): Promise<void> {
    if (this.transport.leaves && (await this.server.availability()) === 'wait') return;
    const mail = await this.claims.claim(id);
    if (!mail) return;
    const letter = await this.composeOrPostpone(mail);
    if (letter === undefined) return;
    if (!letter) return this.claims.finish([mail], 'cancelled', 'no longer wanted');
    if (!this.transport.leaves) return this.claims.finish([mail], 'held', null);
    const isFirst = (await this.server.availability()) !== 'yes';
    if (isFirst && !(await this.server.claimProbe())) return this.claims.release(mail, null);
    await this.send(mail, letter);
  }

  /** Without a worker; returns how many. `grace`: milliseconds to leave to their jobs. */
  async deliverDue(grace = GRACE, isSpent: () => boolean = () => false): Promise<number> {
    const interrupted = await this.clearInterrupted();
    await this.delivering;
    return interrupted + (await this.deliverAll(grace, isSpent));
  }

  /** While this process delivers already, that goes on for longer: no more letters are under way than it has connections. */
  private async joinOrDeliver(): Promise<void> {
    this.moreAreDue = true;
    if (this.delivering) return;
    await this.deliverAll(0, () => this.queue.isStopping);
  }

  private async deliverAll(grace: number, isSpent: () => boolean): Promise<number> {
    const lane = (): Promise<number> => this.deliverInChunks(grace, isSpent);
    const work = Promise.all(Array.from({ length: LANES }, lane))
      .then((counts) => counts.reduce((sum, count) => sum + count, 0))
      .finally(() => {
        if (this.delivering === work) this.delivering = null;
      });
    this.delivering = work;
    return work;
  }

  private async deliverInChunks(grace: number, isSpent: () => boolean): Promise<number> {
    let did = 0;
    while (!isSpent()) {
      const leave = this.moreAreDue ? 0 : grace;
      this.moreAreDue = false;
      const state = this.transport.leaves ? await this.server.availability() : 'yes';
      if (state === 'wait') break;
      const count = await (state === 'ask' ? this.deliverOne(leave) : this.deliverChunk(leave));
      did += count;
      if (count === 0 && !this.moreAreDue) break;
    }
    return did;
  }

  private async deliverOne(grace: number): Promise<number> {
    const [id] = await this.due(grace, 1);
    if (id === undefined) return 0;
    await runApart(() => this.deliver(id));
    return 1;
  }

  /** As many as there are connections: those that a dying process leaves behind were really under way. */
  private async deliverChunk(grace: number): Promise<number> {
    return runApart(async () => {
      const written = await this.claimAndWrite(grace);
      await this.deliverTogether(written);
      return written.length;
    });
  }

  /** What cannot be written is claimed and tried later; the others go on. */
  private async claimAndWrite(grace: number): Promise<Written[]> {
    try {
      return await this.db.transaction(async (tx) => this.writeAll(tx, await this.claims.claimDue(tx, grace)));
    } catch (error) {
      if (databaseIsGone(error)) throw error;
      const chunk = await this.db.transaction((tx) => this.claims.claimDue(tx, grace));
      const written: Written[] = [];
      for (const mail of chunk) written.push({ mail, letter: await this.composeOrPostpone(mail) });
      return written;
    }
  }

  private async writeAll(tx: EntityManager, chunk: Claimed[]): Promise<Written[]> {
    const written: Written[] = [];
    for (const kind of new Set(chunk.map((mail) => mail.kind))) {
      const mails = chunk.filter((mail) => mail.kind === kind);
      const letters = await this.mails.writerOf(kind)(tx, mails);
      written.push(...mails.map((mail, i) => ({ mail, letter: letters[i] })));
    }
    return written;
  }

  private async deliverTogether(written: Written[]): Promise<void> {
    const unwanted = written.filter(({ letter }) => letter === null);
    await this.claims.finish(mailsOf(unwanted), 'cancelled', 'no longer wanted');
    const wanted = written.filter((each): each is Written & { letter: Letter } => !!each.letter);
    if (!this.transport.leaves) return this.claims.finish(mailsOf(wanted), 'held', null);
    const sent: Written[] = [];
    const failed: { mail: Claimed; error: Error }[] = [];
    await Promise.all(
      wanted.map((each) =>
        this.handToServer(each.mail, each.letter).then(
          () => sent.push(each),
          (error: unknown) => failed.push({ mail: each.mail, error: error as Error }),
        ),
      ),
    );
    await this.claims.finish(mailsOf(sent), 'sent', null);
    if (sent.length > 0) await this.noteAvailable();
    for (const { mail, error } of failed) await this.failed(mail, error);
  }

  /** Delivers here only when the queue is away. */
  private async sweepDue(budget: { isSpent: () => boolean }): Promise<number> {
    if (!(await this.queue.isAvailable())) return this.deliverDue(undefined, () => budget.isSpent());
    const interrupted = await this.clearInterrupted();
    const state = this.transport.leaves ? await this.server.availability() : 'yes';
    if (state === 'wait') return interrupted;
    const due = await this.due(GRACE, state === 'ask' ? 1 : BATCH);
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
    try {
      await this.handToServer(mail, letter);
    } catch (error) {
      return this.failed(mail, error as Error);
    }
    await this.claims.finish([mail], 'sent', null);
    await this.noteAvailable();
  }

  private async handToServer(mail: Claimed, letter: Letter): Promise<void> {
    const { to, subject } = letter;
    const returnPath = this.returnPath.of(mail.id);
    const address = returnPath ? { returnPath } : {};
    await this.transport.send({ messageId: `<${mail.id}@passerelle>`, to, ...address, subject, ...layout(letter) });
  }

  /** All that waited for the server are due. */
  private async noteAvailable(): Promise<void> {
    if (await this.server.recordAvailable()) await this.enqueue(await this.due(0));
  }

  private async failed(mail: Claimed, error: Error): Promise<void> {
    if (error instanceof ServerAway) {
      await this.server.recordUnavailable(error.message);
      return this.claims.release(mail, error.message);
    }
    // An answer about this letter shows that the server is there.
    if (!(error instanceof MayHaveLeft)) await this.server.recordAvailable();
    if (error instanceof Undeliverable) return this.claims.markFailed(mail, error.message, isBadAddress(error.status));
    if (error instanceof MayHaveLeft && !mail.urgent) return this.claims.finish([mail], 'failed', MAY_HAVE_LEFT);
    return this.claims.postpone(mail, error.message);
  }

  private async clearInterrupted(): Promise<number> {
    const dead = await this.claims.interrupted(BATCH);
    for (const mail of dead) {
      if (mail.urgent) await this.claims.postpone(mail, MAY_HAVE_LEFT);
      else await this.claims.finish([mail], 'failed', MAY_HAVE_LEFT);
    }
    return dead.length;
  }

  /** Undefined: it could not be written, and is tried later. */
  private async composeOrPostpone(mail: Claimed): Promise<Letter | null | undefined> {
    try {
      // Its own transaction: tokens must be stored before the mail is sent.
      return await this.db.transaction(async (tx) => (await this.writeAll(tx, [mail]))[0].letter);
    } catch (error) {
      this.logger.error(`${mail.kind}: ${describeError(error)}`);
      await this.claims.postpone(mail, 'could not be written');
      return undefined;
    }
  }
}

function mailsOf(written: readonly Written[]): Claimed[] {
  return written.map(({ mail }) => mail);
}
