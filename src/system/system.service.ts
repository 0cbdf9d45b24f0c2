import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { statfs } from 'node:fs/promises';
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { DataSource } from 'typeorm';
import { Sealer } from '../audit/sealer.js';
import { Clock, realNow } from '../common/clock.js';
import { Problem } from '../common/problem.js';
import { SparingLog } from '../common/sparing-log.js';
import { Db } from '../db/db.js';
import { protectionOf, seesEveryScript } from '../db/prepare.js';
import { sql } from '../db/sql.js';
import { Transport } from '../mail/transport.js';
import { Duties, QueueService } from '../queue/queue.service.js';
import { SweepService } from '../queue/sweep.service.js';
import type { Config } from '../config.js';
import type { Readiness } from './system.dto.js';

/** The settings this room reads. */
export class SystemSettings {
  constructor(readonly config: Pick<Config, 'dataDir' | 'metricsKey' | 'databaseUrl' | 'demo'>) {}
}

const SEAL_EVERY = 1000;

/** Is it well? Also seals the audit log, which no room above may do by a timer of its own. */
@Injectable()
export class SystemService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new SparingLog('System');
  private readonly registry = new Registry();
  private timer: NodeJS.Timeout | undefined;
  private sealing: Promise<unknown> = Promise.resolve();
  private lasting: Pick<Readiness, 'auditProtection' | 'everyScript'> = { auditProtection: null, everyScript: null };

  constructor(
    private readonly db: Db,
    @InjectDataSource() private readonly source: DataSource,
    private readonly queue: QueueService,
    private readonly sweep: SweepService,
    private readonly sealer: Sealer,
    private readonly transport: Transport,
    private readonly duties: Duties,
    private readonly settings: SystemSettings,
    private readonly clock: Clock,
  ) {
    this.measure();
  }

  onApplicationBootstrap(): void {
    if (!this.duties.works) return;
    this.sweep.every('system', () => this.forget());
    this.timer = setInterval(() => {
      this.sealing = this.sealer.seal().catch((error: unknown) => this.log.warn('sealing', error));
    }, SEAL_EVERY);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.sealing;
  }

  /** Throws 503 when the database does not answer; a queue that is gone delays work but loses none, so it only shows. */
  async readiness(): Promise<Readiness> {
    const database = await this.db.rows(sql`select 1`).then(() => 'up' as const, () => 'down' as const);
    if (database === 'up' && this.lasting.auditProtection === null)
      this.lasting = { auditProtection: await protectionOf(this.source), everyScript: await seesEveryScript(this.source) };
    const answer: Readiness = {
      database,
      queue: (await this.queue.counts().catch(() => null)) ? 'up' : 'down',
      queueBackend: this.queue.backendKind,
      mail: this.transport.leaves ? 'leaves' : 'held',
      ...this.lasting,
    };
    if (database === 'down') throw new Problem(503, 'unavailable', 'Not available at the moment', 'The database does not answer.', { ...answer }, { 'retry-after': '5' });
    return answer;
  }

  metrics(): Promise<string> {
    return this.registry.metrics();
  }

  /** What need not be kept: keys of requests after 30 days, reports after 90, used links after a week, old audit lines. */
  private async forget(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const now = realNow();
      const days = (n: number): Date => new Date(now.getTime() - n * 86_400_000);
      const [, keys] = await tx.query<[unknown, number]>(`delete from idempotency_keys where created_at < $1`, [days(30)]);
      const [, reports] = await tx.query<[unknown, number]>(`delete from job_reports where at < $1`, [days(90)]);
      const [, links] = await tx.query<[unknown, number]>(`delete from account_links where expires_at < $1`, [days(7)]);
      const [, sessions] = await tx.query<[unknown, number]>(`delete from auth.session where "expiresAt" < now()`);
      const [audit] = await tx.query<{ prune: number }[]>(`select audit.prune() as prune`);
      return keys + reports + links + sessions + (audit?.prune ?? 0);
    });
  }

  private measure(): void {
    const gauge = (name: string, help: string, labelNames: string[], collect: (gauge: Gauge) => Promise<void>): void => {
      new Gauge({ name: `passerelle_${name}`, help, labelNames, registers: [this.registry], async collect() { await collect(this).catch(() => undefined); } });
    };
    collectDefaultMetrics({ register: this.registry });
    gauge('jobs', 'Jobs in the queue, by queue and state', ['queue', 'state'], async (g) => {
      for (const [queue, states] of Object.entries((await this.queue.counts()) ?? {})) for (const [state, count] of Object.entries(states)) g.set({ queue, state }, count);
    });
    gauge('mails', 'Mails in the outbox, by state', ['state'], async (g) => {
      g.reset();
      for (const row of await this.db.rows<{ state: string; count: number }>(sql`select state, count(*)::integer as count from outgoing_mails group by state`)) g.set({ state: row.state }, row.count);
    });
    gauge('mail_oldest_seconds', 'How long the oldest waiting mail has been due', [], async (g) => {
      const [row] = await this.db.rows<{ age: number | null }>(sql`select extract(epoch from ${this.clock.now()}::timestamptz - min(try_at))::float8 as age from outgoing_mails where state = 'queued'`);
      g.set(Math.max(0, row?.age ?? 0));
    });
    gauge('disk_free_bytes', 'Free space where the data lie', [], async (g) => {
      // With a PostgreSQL of one's own there is no data folder; then it is the disk the program lies on.
      const disk = await statfs(this.settings.config.dataDir).catch(() => statfs('.'));
      g.set(disk.bavail * disk.bsize);
    });
    gauge('audit_unsealed', 'Audit lines without a seal', [], async (g) => {
      const [row] = await this.db.rows<{ count: number }>(sql`select count(*)::integer as count from audit.lines where id > coalesce((select max(up_to) from audit.seals), 0)`);
      g.set(row?.count ?? 0);
    });
  }
}
