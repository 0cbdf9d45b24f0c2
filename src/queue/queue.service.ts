import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { Job, Queue, Worker } from 'bullmq';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { runInContext } from '../common/context.js';
import { newId } from '../common/id.js';
import { Registry } from '../common/registry.js';
import { ThrottledLogger } from '../common/throttled-logger.js';
import { within } from '../common/within.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { QueueBackend } from './backend.js';
import { storedFailure, withoutMessage } from './failure.rules.js';
import { QUEUES, type NewJob, type JobKind, type QueueName, jobKinds } from './job.js';

type Handler = (data: Record<string, string>) => Promise<void>;

export class ProcessDuties {
  constructor(readonly works: boolean) {}
}

export interface FailedJob {
  queue: QueueName;
  id: string;
  name: string;
  failedAt: Date;
  error: string;
  attempts: number;
}

/** Jobs further ahead wait in the table. */
const ENQUEUE_AHEAD = 48 * 3_600_000;
const ENQUEUE_EVERY = 500;
const BATCH = 500;
/** Milliseconds for running jobs, and for the backend to close. */
const FINISH_MS = 3000;
const TIMEOUT_MS = 1000;
/** Long enough to recognise batches enqueued twice after a crash. */
const KEEP = { removeOnComplete: { age: 3600 }, removeOnFail: { age: 7 * 86_400 } };

interface QueuedRow {
  id: string;
  queue: QueueName;
  name: string;
  data: Record<string, string>;
  run_at: Date;
}

/** Jobs are rows of the room's transaction, handed to BullMQ two days ahead, so that none is lost. */
@Injectable()
export class QueueService implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private readonly log = new ThrottledLogger('Queue');
  private readonly handlers = new Registry<Handler>('jobs of the kind');
  private queues: Partial<Record<QueueName, Queue>> = {};
  private workers: Worker[] = [];
  private timer: NodeJS.Timeout | undefined;
  private enqueuing: Promise<number> | null = null;
  private stopping = false;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly backend: QueueBackend,
    private readonly duties: ProcessDuties,
  ) {}

  /** The handler re-reads the state and must be idempotent. */
  handle<T extends Record<string, string>>(kind: JobKind<T>, handler: (data: T) => Promise<void>): void {
    this.handlers.register(kind.name, handler as unknown as Handler);
  }

  /** In the caller's transaction; ignores an id already waiting. Those with the same data and moment may run as one. */
  async add<T extends Record<string, string>>(tx: EntityManager, kind: JobKind<T>, jobs: NewJob<T>[]): Promise<void> {
    if (jobs.length === 0) return;
    const now = this.clock.now();
    await tx.query(
      `insert into queued_jobs (id, queue, name, data, run_at) select id, $2, $3, data, run_at
       from unnest($1::text[], $4::jsonb[], $5::timestamptz[]) as job (id, data, run_at) on conflict (id) do nothing`,
      [
        jobs.map((job) => job.id),
        kind.queue,
        kind.name,
        jobs.map((job) => JSON.stringify(job.data)),
        jobs.map((job) => (job.runAt ?? now).toISOString()),
      ],
    );
  }

  /** Only jobs not enqueued yet; others re-read the state. */
  async remove(tx: EntityManager, ids: string[]): Promise<void> {
    if (ids.length > 0) await tx.query(`delete from queued_jobs where id = any($1)`, [ids]);
  }

  /** Returns how many; safe in parallel. */
  async enqueueDue(): Promise<number> {
    this.enqueuing ??= this.enqueueAllDue().finally(() => (this.enqueuing = null));
    return this.enqueuing;
  }

  async run(name: string, data: Record<string, string>): Promise<void> {
    const handler = this.handlers.get(name);
    const work = {
      requestId: newId(),
      actor: null,
      actorKind: 'program' as const,
      permission: `job:${name}`,
      route: `job ${name}`,
      subjects: new Set<string>(),
      audited: 0,
    };
    await runInContext(work, () => handler(data));
  }

  async counts(): Promise<Record<string, Record<string, number>> | null> {
    if (!(await this.backend.ping())) return null;
    const counts: Record<string, Record<string, number>> = {};
    for (const name of QUEUES)
      counts[name] = (await this.queues[name]?.getJobCounts('waiting', 'delayed', 'active', 'failed')) ?? {};
    return counts;
  }

  async failed(most: number): Promise<FailedJob[] | null> {
    if (!(await this.backend.ping())) return null;
    const jobs = await Promise.all(
      QUEUES.map(async (queue) =>
        ((await this.queues[queue]?.getFailed(0, most - 1)) ?? []).map((job) => failedJob(queue, job)),
      ),
    );
    return jobs
      .flat()
      .sort((a, b) => b.failedAt.getTime() - a.failedAt.getTime())
      .slice(0, most);
  }

  /** Returns its former state; null when there is none. */
  async retry(queue: QueueName, id: string): Promise<{ state: string; job: FailedJob } | null> {
    const job = await this.queues[queue]?.getJob(id);
    if (!job) return null;
    const [state, before] = [await job.getState(), failedJob(queue, job)];
    if (state === 'failed') await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
    return { state, job: before };
  }

  /** Long jobs end early then; the sweep of another process finds what they left. */
  get isStopping(): boolean {
    return this.stopping;
  }

  isAvailable(): Promise<boolean> {
    return this.backend.ping();
  }

  get backendKind(): string {
    return this.backend.kind;
  }

  async onApplicationBootstrap(): Promise<void> {
    this.handlers.requireAll(jobKinds());
    await this.backend.connect();
    for (const name of QUEUES) this.queues[name] = this.backend.queue(name);
    if (!this.duties.works) return;
    this.workers = QUEUES.map((name) => this.backend.worker(name, (job) => this.work(job), name === 'mail' ? 8 : 10));
    this.timer = setInterval(
      () => void this.enqueueDue().catch((error: unknown) => this.log.warn('enqueue', error)),
      ENQUEUE_EVERY,
    );
    this.timer.unref();
  }

  /** Finishes running jobs; those that take too long run again. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    // Workers would wait for a backend that is away.
    const answers = await this.backend.ping();
    const ends: Promise<unknown>[] = [
      Promise.resolve(this.enqueuing),
      ...this.workers.map((worker) => worker.close(!answers)),
    ];
    if (!(await within(FINISH_MS, Promise.allSettled(ends))))
      this.log.warn('closing', new Error('jobs did not end in time'));
  }

  async onApplicationShutdown(): Promise<void> {
    await within(TIMEOUT_MS, Promise.allSettled(Object.values(this.queues).map((queue) => queue.close())));
    await within(TIMEOUT_MS, this.backend.close());
  }

  private async work(job: Job): Promise<void> {
    try {
      await this.run(job.name, job.data as Record<string, string>);
    } catch (error) {
      this.log.warn(`job ${job.name}`, error);
      throw withoutMessage(error);
    }
  }

  private async enqueueAllDue(): Promise<number> {
    let total = 0;
    for (;;) {
      const count = await this.enqueueBatch();
      total += count;
      if (count < BATCH) return total;
    }
  }

  private async enqueueBatch(): Promise<number> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + ENQUEUE_AHEAD);
    // Avoids an empty transaction twice a second.
    const [waiting] = await this.db.rows<{ any: boolean }>(
      sql`select exists(select from queued_jobs where run_at <= ${until}) as any`,
    );
    if (!waiting?.any) return 0;
    // BullMQ would wait, with our transaction, for a backend that never answered.
    if (!(await this.backend.ping())) throw new Error(`${this.backend.kind} does not answer`);
    return this.db.transaction(async (tx) => {
      const [rows] = await tx.query<[QueuedRow[], number]>(
        `delete from queued_jobs where id in (select id from queued_jobs where run_at <= $1 order by run_at limit ${BATCH} for update skip locked) returning *`,
        [until],
      );
      for (const name of QUEUES) {
        const batch = withoutRepeats(rows.filter((row) => row.queue === name));
        if (batch.length === 0) continue;
        await this.queues[name]!.addBulk(
          batch.map((row) => ({
            name: row.name,
            data: row.data,
            opts: {
              jobId: row.id,
              delay: Math.max(0, row.run_at.getTime() - now.getTime()),
              attempts: 5,
              backoff: { type: 'exponential', delay: 1000 },
              ...KEEP,
            },
          })),
        );
      }
      return rows.length;
    });
  }
}

/** Jobs of one kind with the same data and moment do the same: one is enough for all that are enqueued together. */
function withoutRepeats(rows: QueuedRow[]): QueuedRow[] {
  const first = new Map<string, QueuedRow>();
  for (const row of rows) {
    const same = JSON.stringify([row.name, row.run_at, row.data]);
    if (!first.has(same)) first.set(same, row);
  }
  return [...first.values()];
}

function failedJob(queue: QueueName, job: Job): FailedJob {
  return {
    queue,
    id: job.id ?? '',
    name: job.name,
    failedAt: new Date(job.finishedOn ?? job.timestamp),
    error: storedFailure(job.failedReason),
    attempts: job.attemptsMade,
  };
}
