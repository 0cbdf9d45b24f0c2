import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Keys } from '../common/keys.js';

/** What is counted by the day: requests of a client, receipts to an address. */
export type DailyCount = 'request' | 'volunteer' | 'receipt';

/**
 * Counts by day in the caller's transaction, shared by all processes: what is rolled back has not been counted. Keys are
 * kept as HMAC under a key of the day, and their rows for that day only.
 */
@Injectable()
export class DailyCounts {
  constructor(
    private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  /** Counts one more of `key` today; answers the count with it. Two at the same moment wait for each other. */
  async next(tx: EntityManager, kind: DailyCount, key: string): Promise<number> {
    const today = this.clock.today();
    const [{ count }] = await tx.query<[{ count: number }]>(
      `insert into daily_counts as c (kind, key, day, count) values ($1, $2, $3, 1)
       on conflict (kind, key, day) do update set count = c.count + 1 returning count`,
      [kind, this.keys.sign(`daily count ${today}`, `${kind} ${key}`), today],
    );
    return count;
  }

  /** Deletes what was counted on days that are over. */
  async forgetPast(tx: EntityManager): Promise<void> {
    await tx.query(`delete from daily_counts where day < $1`, [this.clock.today()]);
  }
}
