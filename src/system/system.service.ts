import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { DataSource } from 'typeorm';
import { Sealer } from '../audit/sealer.js';
import { DAY_MS } from '../common/day.js';
import { Clock, realNow } from '../common/clock.js';
import { auditSubjects, workContext } from '../common/context.js';
import { NotFound, Problem, Unavailable } from '../common/problem.js';
import { ThrottledLogger } from '../common/throttled-logger.js';
import { VERSION } from '../common/version.js';
import { Db } from '../db/db.js';
import { protectionOf, supportsAllScripts } from '../db/prepare.js';
import { sql, type Sql } from '../db/sql.js';
import { Transport } from '../mail/transport.js';
import { QUEUES, type QueueName } from '../queue/job.js';
import { ProcessDuties, QueueService } from '../queue/queue.service.js';
import { SweepService } from '../queue/sweep.service.js';
import { ReadinessService } from './readiness.service.js';
import { wordsOf } from './readiness.rules.js';
import type { FailedJobView, JobReportView, MailCounts, Readiness, SweepRoomView, SystemState } from './system.dto.js';
import { JobHasNotFailed, QueueDown } from './system.problems.js';
import { orderLine, TROUBLES } from './trouble.rules.js';
import { TroublesService } from './troubles.service.js';

const SEAL_EVERY = 1000;
const MAX_FAILED = 50;
const MAX_REPORTS = 20;
const UNSEALED = sql`select count(*)::integer from audit.lines where id > coalesce((select max(up_to) from audit.seals), 0)`;

/** Also seals the audit log. */
@Injectable()
export class SystemService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new ThrottledLogger('System');
  private readonly registry = new Registry();
  private timer: NodeJS.Timeout | undefined;
  private sealing: Promise<unknown> = Promise.resolve();
  private lasting: Pick<Readiness, 'auditProtection' | 'everyScript'> = { auditProtection: null, everyScript: null };

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    @InjectDataSource() private readonly source: DataSource,
    private readonly queue: QueueService,
    private readonly sweep: SweepService,
    private readonly sealer: Sealer,
    private readonly transport: Transport,
    private readonly duties: ProcessDuties,
    private readonly ready: ReadinessService,
    private readonly troubles: TroublesService,
  ) {
    this.measure();
  }

  onApplicationBootstrap(): void {
    if (!this.duties.works) return;
    this.sweep.every('system', () => this.deleteExpired());
    this.timer = setInterval(() => {
      this.sealing = this.sealer.seal().catch((error: unknown) => this.log.warn('sealing', error));
    }, SEAL_EVERY);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.sealing;
  }

  /** 503 when the database cannot be read or written; a missing queue only delays. */
  async readiness(): Promise<Readiness> {
    const answer = await this.readReadiness();
    if (answer.faults.length > 0) throw notReadyProblem(answer);
    return answer;
  }

  private async readReadiness(): Promise<Readiness> {
    const faults = await this.ready.faults();
    const database = faults.includes('database-down') ? 'down' : 'up';
    if (database === 'up' && this.lasting.auditProtection === null)
      this.lasting = {
        auditProtection: await protectionOf(this.source),
        everyScript: await supportsAllScripts(this.source),
      };
    return {
      faults,
      database,
      queue: (await this.queue.counts().catch(() => null)) ? 'up' : 'down',
      queueBackend: this.queue.backendKind,
      mail: this.transport.leaves ? 'leaves' : 'held',
      ...this.lasting,
    };
  }

  async getState(): Promise<SystemState> {
    const readiness = await this.readReadiness();
    if (readiness.database === 'down') throw notReadyProblem(readiness);
    const [[row], reports, rooms, counts, failedJobs, disk, troubles] = await Promise.all([
      this.db.rows<{ waiting: number; unsealed: number; mails: Partial<MailCounts> | null; oldest: number | null }>(sql`
        select (select count(*)::integer from queued_jobs where run_at <= ${this.clock.now()}) as waiting, (${UNSEALED}) as unsealed,
          (select json_object_agg(m.state, m.count) from (select state, count(*)::integer as count from outgoing_mails group by state) m) as mails, (${this.oldestMail()}) as oldest`),
      this.db.rows<JobReportView>(
        sql`select id, job, at, did from job_reports order by at desc, id desc limit ${MAX_REPORTS}`,
      ),
      this.db.rows<SweepRoomView>(
        sql`select room, at, took_ms as "tookMs", did, error from sweep_rounds order by room`,
      ),
      this.queue.counts().catch(() => null),
      this.queue.failed(MAX_FAILED).catch(() => null),
      this.ready.disk(),
      this.troubles.current(),
    ]);
    return {
      ...readiness,
      version: VERSION,
      order: orderLine(troubles),
      uptimeSeconds: Math.floor(process.uptime()),
      works: this.duties.works,
      disk,
      queues: counts && QUEUES.map((name) => ({ name, waiting: 0, delayed: 0, active: 0, failed: 0, ...counts[name] })),
      notHandedOver: row.waiting,
      failedJobs,
      sweep: { lastRunAt: rooms.reduce<Date | null>((last, { at }) => (last && last > at ? last : at), null), rooms },
      reports,
      mails: {
        queued: 0,
        held: 0,
        sent: 0,
        failed: 0,
        cancelled: 0,
        ...row.mails,
        oldestQueuedSeconds: Math.max(0, Math.round(row.oldest ?? 0)),
      },
      auditUnsealed: row.unsealed,
    };
  }

  async retry(queue: QueueName, id: string): Promise<FailedJobView> {
    if (!(await this.queue.isAvailable())) throw new QueueDown();
    const found = await this.queue.retry(queue, id);
    if (!found) throw new NotFound();
    auditSubjects(workContext()?.actor);
    if (found.state !== 'failed') throw new JobHasNotFailed(found.state);
    return found.job;
  }

  metrics(): Promise<string> {
    return this.registry.metrics();
  }

  /** Idempotency keys after 30 days, reports after 90, used links and sessions after a week, and old audit lines. */
  private async deleteExpired(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const now = realNow();
      const days = (n: number): Date => new Date(now.getTime() - n * DAY_MS);
      const [, keys] = await tx.query<[unknown, number]>(`delete from idempotency_keys where created_at < $1`, [
        days(30),
      ]);
      const [, reports] = await tx.query<[unknown, number]>(`delete from job_reports where at < $1`, [days(90)]);
      const [, links] = await tx.query<[unknown, number]>(`delete from account_links where expires_at < $1`, [days(7)]);
      const [, sessions] = await tx.query<[unknown, number]>(`delete from sessions where expires_at < $1`, [days(7)]);
      const [audit] = await tx.query<{ prune: number }[]>(`select audit.prune() as prune`);
      return keys + reports + links + sessions + (audit?.prune ?? 0);
    });
  }

  /** Seconds, by business time. */
  private oldestMail(): Sql {
    return sql`select extract(epoch from ${this.clock.now()}::timestamptz - min(try_at))::float8 from outgoing_mails where state = 'queued'`;
  }

  private measure(): void {
    const gauge = (
      name: string,
      help: string,
      labelNames: string[],
      collect: (gauge: Gauge) => Promise<void>,
    ): void => {
      new Gauge({
        name: `passerelle_${name}`,
        help,
        labelNames,
        registers: [this.registry],
        async collect() {
          await collect(this).catch(() => undefined);
        },
      });
    };
    collectDefaultMetrics({ register: this.registry });
    gauge('jobs', 'Jobs in the queue, by queue and state', ['queue', 'state'], async (g) => {
      for (const [queue, states] of Object.entries((await this.queue.counts()) ?? {}))
        for (const [state, count] of Object.entries(states)) g.set({ queue, state }, count);
    });
    gauge('mails', 'Mails in the outbox, by state', ['state'], async (g) => {
      g.reset();
      for (const row of await this.db.rows<{ state: string; count: number }>(
        sql`select state, count(*)::integer as count from outgoing_mails group by state`,
      ))
        g.set({ state: row.state }, row.count);
    });
    gauge('mail_oldest_seconds', 'How long the oldest waiting mail has been due', [], async (g) => {
      const [row] = await this.db.rows<{ age: number | null }>(sql`select (${this.oldestMail()}) as age`);
      g.set(Math.max(0, row?.age ?? 0));
    });
    gauge('disk_free_bytes', 'Free space where the data lie', [], async (g) => {
      g.set((await this.ready.disk()).freeBytes);
    });
    gauge('trouble', 'What is wrong with the installation, by code; 1: it is', ['code'], async (g) => {
      const troubles = await this.troubles.current();
      for (const code of TROUBLES) g.set({ code }, troubles.some((each) => each.code === code) ? 1 : 0);
    });
    gauge('audit_unsealed', 'Audit lines without a seal', [], async (g) => {
      const [row] = await this.db.rows<{ count: number }>(sql`select (${UNSEALED}) as count`);
      g.set(row?.count ?? 0);
    });
  }
}

function notReadyProblem(answer: Readiness): Problem {
  return new Unavailable(wordsOf(answer.faults), answer);
}
