import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Keys } from '../common/keys.js';

export type DailyCount = 'request' | 'volunteer' | 'receipt';

/** Keys are stored as HMAC under a key of the day, for that day only. */
@Injectable()
export class DailyCounts {
  constructor(
    private readonly clock: Clock,
    private readonly keys: Keys,
  ) {}

  async increment(tx: EntityManager, kind: DailyCount, key: string): Promise<number> {
    const today = this.clock.today();
    const [{ count }] = await tx.query<[{ count: number }]>(
      `insert into daily_counts as c (kind, key, day, count) values ($1, $2, $3, 1)
       on conflict (kind, key, day) do update set count = c.count + 1 returning count`,
      [kind, this.keys.sign(`daily count ${today}`, `${kind} ${key}`), today],
    );
    return count;
  }

  async deletePast(tx: EntityManager): Promise<void> {
    await tx.query(`delete from daily_counts where day < $1`, [this.clock.today()]);
  }
}
