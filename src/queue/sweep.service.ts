import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock.js';
import { runInContext } from '../common/context.js';
import { newId } from '../common/id.js';
import { SparingLog } from '../common/sparing-log.js';
import { failureOf } from './failure.rules.js';
import { Duties, QueueService } from './queue.service.js';

/** Answers how much was done; 0 when there was nothing. */
type Sweeper = () => Promise<number>;

const LOCK = 7_103_002;
const EVERY = 60_000;

/**
 * Every minute, one process looks at the state and does what should have happened: reminders whose job was lost, offers
 * that lapsed, mails that stuck. It asks neither the queue nor its own memory, so that it works when either is gone.
 */
@Injectable()
export class SweepService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new SparingLog('Sweep');
  private readonly sweepers: [name: string, sweeper: Sweeper][] = [];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly queue: QueueService,
    private readonly clock: Clock,
    private readonly duties: Duties,
  ) {}

  /** Registers what a room looks after; in the order of the rooms. */
  every(name: string, sweeper: Sweeper): void {
    this.sweepers.push([name, sweeper]);
  }

  /** One round. Answers what was done, by name; null when another process is at it. */
  async sweep(): Promise<Record<string, number> | null> {
    const runner = this.source.createQueryRunner();
    try {
      const [lock] = (await runner.query(`select pg_try_advisory_lock($1) as taken`, [LOCK])) as { taken: boolean }[];
      if (!lock?.taken) return null;
      try {
        return await this.round();
      } finally {
        await runner.query(`select pg_advisory_unlock($1)`, [LOCK]);
      }
    } finally {
      await runner.release();
    }
  }

  onApplicationBootstrap(): void {
    if (!this.duties.works) return;
    this.timer = setInterval(() => {
      this.running = this.sweep().catch((error: unknown) => this.log.warn('sweep', error));
    }, EVERY);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async round(): Promise<Record<string, number>> {
    const did: Record<string, number> = {};
    const rounds: { room: string; took: number; did: number; error: string | null }[] = [];
    for (const [name, sweeper] of this.sweepers) {
      const work = { requestId: newId(), actor: null, actorKind: 'program' as const, permission: `sweep:${name}`, route: `sweep ${name}`, subjects: new Set<string>(), audited: 0 };
      const began = performance.now();
      const round = { room: name, took: 0, did: 0, error: null as string | null };
      try {
        round.did = await runInContext(work, sweeper);
        if (round.did > 0) did[name] = round.did;
      } catch (error) {
        // One room's trouble must not keep the others from being swept.
        this.log.warn(name, error);
        round.error = failureOf(error);
      }
      rounds.push({ ...round, took: Math.round(performance.now() - began) });
    }
    await this.source.query(
      `insert into sweep_rounds (room, at, took_ms, did, error) select r.room, $2, r.took, r.did, r.error from jsonb_to_recordset($1::jsonb) as r (room text, took integer, did integer, error text)
       on conflict (room) do update set at = excluded.at, took_ms = excluded.took_ms, did = excluded.did, error = excluded.error`,
      [JSON.stringify(rounds), this.clock.now()],
    );
    if (Object.keys(did).length > 0)
      await this.source.query(`insert into job_reports (id, job, at, did) values ($1, 'sweep', $2, $3)`, [newId(), this.clock.now(), JSON.stringify(did)]);
    await this.queue.relay().catch((error: unknown) => this.log.warn('relay', error));
    return did;
  }
}
