import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Clock, realNow } from '../common/clock.js';
import { runInContext } from '../common/context.js';
import { newId } from '../common/id.js';
import { Registry } from '../common/registry.js';
import { ThrottledLogger } from '../common/throttled-logger.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { failureOf } from './failure.rules.js';
import { ProcessDuties, QueueService } from './queue.service.js';

export interface Budget {
  /** `part`: from 0 to 1. */
  isSpent(part?: number): boolean;
}

type Sweeper = (budget: Budget) => Promise<number>;

interface SweepRound {
  name: string;
  did: number;
  durationMs: number;
  error: string | null;
}

const EVERY = 60_000;
/** Milliseconds per sweeper and round. */
const BUDGET = 10_000;
/** After this the claiming process counts as dead. */
const CLAIM = 5 * 60_000;
export const OVER_BUDGET = 'over-budget';

/** Finds what should have happened (lost jobs, lapsed offers) from the state alone; each sweeper in one process. */
@Injectable()
export class SweepService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new ThrottledLogger('Sweep');
  private readonly sweepers = new Registry<Sweeper>('sweeps of');
  private readonly running = new Map<string, Promise<SweepRound>>();
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly db: Db,
    private readonly queue: QueueService,
    private readonly clock: Clock,
    private readonly duties: ProcessDuties,
  ) {}

  every(name: string, sweeper: Sweeper): void {
    this.sweepers.register(name, sweeper);
  }

  get sweeperNames(): string[] {
    return this.sweepers.entries().map(([name]) => name);
  }

  /** By sweeper, within `budget` ms; null when other processes run all. */
  async sweep(budget = BUDGET): Promise<Record<string, number> | null> {
    const begun = new Map<string, Promise<SweepRound>>();
    for (const [name, sweeper] of this.sweepers.entries()) {
      if (this.running.has(name) || !(await this.claim(name))) continue;
      const run = this.run(name, sweeper, budget).finally(() => this.running.delete(name));
      this.running.set(name, run);
      begun.set(name, run);
    }
    if (begun.size === 0) return null;
    const rounds = await Promise.all([...begun].map(([name, run]) => this.withinBudget(name, run, budget)));
    const did = Object.fromEntries(rounds.filter((round) => round.did > 0).map((round) => [round.name, round.did]));
    await this.report(did);
    await this.queue.enqueueDue().catch((error: unknown) => this.log.warn('enqueue', error));
    return did;
  }

  onApplicationBootstrap(): void {
    if (!this.duties.works) return;
    this.timer = setInterval(() => {
      this.round = this.sweep().catch((error: unknown) => this.log.warn('sweep', error));
    }, EVERY);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.round;
    await Promise.race([Promise.allSettled(this.running.values()), sleep(BUDGET / 2, undefined, { ref: false })]);
  }

  private async run(name: string, sweeper: Sweeper, budgetMs: number): Promise<SweepRound> {
    const work = {
      requestId: newId(),
      actor: null,
      actorKind: 'program' as const,
      permission: `sweep:${name}`,
      route: `sweep ${name}`,
      subjects: new Set<string>(),
      audited: 0,
    };
    const began = performance.now();
    const budget = { isSpent: (part = 1) => this.stopping || performance.now() - began > part * budgetMs };
    const round: SweepRound = { name, did: 0, durationMs: 0, error: null };
    try {
      round.did = await runInContext(work, () => sweeper(budget));
    } catch (error) {
      this.log.warn(name, error);
      round.error = failureOf(error);
    }
    round.durationMs = Math.round(performance.now() - began);
    await this.saveRound(round).catch((error: unknown) => this.log.warn('sweep', error));
    return round;
  }

  private async claim(name: string): Promise<boolean> {
    const now = realNow();
    const rows = await this.db.write<unknown[]>(sql`
      insert into sweep_rounds (room, took_ms, did, claimed_until) values (${name}, 0, 0, ${new Date(now.getTime() + CLAIM)})
      on conflict (room) do update set claimed_until = excluded.claimed_until
        where sweep_rounds.claimed_until is null or sweep_rounds.claimed_until < ${now}
      returning room`);
    return rows.length > 0;
  }

  private async saveRound({ name, did, durationMs, error }: SweepRound): Promise<void> {
    await this.db.write(sql`
      update sweep_rounds set at = ${this.clock.now()}, took_ms = ${durationMs}, did = ${did}, error = ${error}, claimed_until = null
      where room = ${name}`);
  }

  private async report(did: Record<string, number>): Promise<void> {
    if (Object.keys(did).length === 0) return;
    await this.db.write(sql`
      insert into job_reports (id, job, at, did) values (${newId()}, 'sweep', ${this.clock.now()}, ${JSON.stringify(did)})`);
  }

  private async withinBudget(name: string, run: Promise<SweepRound>, budget: number): Promise<SweepRound> {
    const late: SweepRound = { name, did: 0, durationMs: budget, error: OVER_BUDGET };
    const waiting = new AbortController();
    const timer = sleep(budget, late, { signal: waiting.signal, ref: false }).catch(() => late);
    const round: SweepRound = await Promise.race([run, timer]);
    waiting.abort();
    if (round === late) await this.db.write(sql`update sweep_rounds set error = ${OVER_BUDGET} where room = ${name}`);
    return round;
  }
}
