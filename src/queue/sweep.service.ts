import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Clock, realNow } from '../common/clock.js';
import { runInContext } from '../common/context.js';
import { newId } from '../common/id.js';
import { ThrottledLogger } from '../common/throttled-logger.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { failureOf } from './failure.rules.js';
import { ProcessDuties, QueueService } from './queue.service.js';

/** How long a room may take; one that has more to do stops when it is spent, and goes on in the next round. */
export interface Budget {
  /** Whether it is spent, or this part of it, from 0 to 1. */
  isSpent(part?: number): boolean;
}

/** Answers how much was done; 0 when there was nothing. */
type Sweeper = (budget: Budget) => Promise<number>;

interface RoomRound {
  room: string;
  did: number;
  tookMs: number;
  error: string | null;
}

const EVERY = 60_000;
/** Milliseconds that a round waits for one room. */
const BUDGET = 10_000;
/** A room that is being swept is left alone by other processes for so long; then its process is taken for dead. */
const CLAIM = 5 * 60_000;
/** What a room is said to suffer from that was not done in time. */
export const OVER_BUDGET = 'over-budget';

/**
 * Every minute each room looks at the state and does what should have happened: reminders whose job was lost, offers that
 * lapsed, mails that stuck. It asks neither the queue nor its own memory, so that it works when either is gone. Rooms run
 * side by side, each in one process at a time: one that hangs keeps no other from being swept.
 */
@Injectable()
export class SweepService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new ThrottledLogger('Sweep');
  private readonly sweepers: [name: string, sweeper: Sweeper][] = [];
  /** Rooms of this process that are being swept, those too for which a round has stopped waiting. */
  private readonly running = new Map<string, Promise<RoomRound>>();
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly db: Db,
    private readonly queue: QueueService,
    private readonly clock: Clock,
    private readonly duties: ProcessDuties,
  ) {}

  /** Registers what a room looks after; in the order of the rooms. */
  every(name: string, sweeper: Sweeper): void {
    this.sweepers.push([name, sweeper]);
  }

  /** The rooms that are swept, in their order. */
  get rooms(): string[] {
    return this.sweepers.map(([room]) => room);
  }

  /** One round. Answers what was done within the budget (ms), by room; null when other processes are at all of it. */
  async sweep(budget = BUDGET): Promise<Record<string, number> | null> {
    const begun = new Map<string, Promise<RoomRound>>();
    for (const [room, sweeper] of this.sweepers) {
      if (this.running.has(room) || !(await this.claim(room))) continue;
      const run = this.run(room, sweeper, budget).finally(() => this.running.delete(room));
      this.running.set(room, run);
      begun.set(room, run);
    }
    if (begun.size === 0) return null;
    const rounds = await Promise.all([...begun].map(([room, run]) => this.withinBudget(room, run, budget)));
    const did = Object.fromEntries(rounds.filter((round) => round.did > 0).map((round) => [round.room, round.did]));
    await this.report(did);
    await this.queue.relay().catch((error: unknown) => this.log.warn('relay', error));
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

  private async run(room: string, sweeper: Sweeper, budgetMs: number): Promise<RoomRound> {
    const work = {
      requestId: newId(),
      actor: null,
      actorKind: 'program' as const,
      permission: `sweep:${room}`,
      route: `sweep ${room}`,
      subjects: new Set<string>(),
      audited: 0,
    };
    const began = performance.now();
    const budget = { isSpent: (part = 1) => this.stopping || performance.now() - began > part * budgetMs };
    const round: RoomRound = { room, did: 0, tookMs: 0, error: null };
    try {
      round.did = await runInContext(work, () => sweeper(budget));
    } catch (error) {
      this.log.warn(room, error);
      round.error = failureOf(error);
    }
    round.tookMs = Math.round(performance.now() - began);
    await this.saveRound(round).catch((error: unknown) => this.log.warn('sweep', error));
    return round;
  }

  /** Takes a room for this process; false when another one sweeps it. */
  private async claim(room: string): Promise<boolean> {
    const now = realNow();
    const rows = await this.db.rows<unknown>(sql`
      insert into sweep_rounds (room, took_ms, did, claimed_until) values (${room}, 0, 0, ${new Date(now.getTime() + CLAIM)})
      on conflict (room) do update set claimed_until = excluded.claimed_until
        where sweep_rounds.claimed_until is null or sweep_rounds.claimed_until < ${now}
      returning room`);
    return rows.length > 0;
  }

  private async saveRound({ room, did, tookMs, error }: RoomRound): Promise<void> {
    await this.db.rows(sql`
      update sweep_rounds set at = ${this.clock.now()}, took_ms = ${tookMs}, did = ${did}, error = ${error}, claimed_until = null
      where room = ${room}`);
  }

  private async report(did: Record<string, number>): Promise<void> {
    if (Object.keys(did).length === 0) return;
    await this.db.rows(sql`
      insert into job_reports (id, job, at, did) values (${newId()}, 'sweep', ${this.clock.now()}, ${JSON.stringify(did)})`);
  }

  /** Says of a room that takes too long that it does; what it does in the end is noted when it ends. */
  private async withinBudget(room: string, run: Promise<RoomRound>, budget: number): Promise<RoomRound> {
    const late: RoomRound = { room, did: 0, tookMs: budget, error: OVER_BUDGET };
    const waiting = new AbortController();
    const timer = sleep(budget, late, { signal: waiting.signal, ref: false }).catch(() => late);
    const round: RoomRound = await Promise.race([run, timer]);
    waiting.abort();
    if (round === late) await this.db.rows(sql`update sweep_rounds set error = ${OVER_BUDGET} where room = ${room}`);
    return round;
  }
}
