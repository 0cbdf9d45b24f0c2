import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { probeWait } from './retry.rules.js';

export interface ServerAbsence {
  since: Date;
  reason: string | null;
}

/** While the server is away letters wait without counting attempts; one at a time, of all processes, probes it. */
@Injectable()
export class MailServerService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async getAbsence(): Promise<ServerAbsence | null> {
    const [row] = await this.db.rows<ServerAbsence>(
      sql`select away_since as since, reason from mail_server where away_since is not null`,
    );
    return row ?? null;
  }

  /** `ask`: one letter may probe; `wait`: it was probed a moment ago. */
  async availability(): Promise<'yes' | 'ask' | 'wait'> {
    const [row] = await this.db.rows<{ nextTryAt: Date | null }>(
      sql`select next_try_at as "nextTryAt" from mail_server`,
    );
    if (!row?.nextTryAt) return 'yes';
    return row.nextTryAt <= this.clock.now() ? 'ask' : 'wait';
  }

  /** False when another letter is probing. */
  async claimProbe(): Promise<boolean> {
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const [rows] = await tx.query<[{ failures: number }[], number]>(
        `update mail_server set failures = failures + 1, next_try_at = $2 where next_try_at <= $1 returning failures`,
        [now, new Date(now.getTime() + probeWait(1))],
      );
      if (rows.length === 0) return false;
      const next = new Date(now.getTime() + probeWait(rows[0].failures));
      await tx.query(`update mail_server set next_try_at = $1`, [next]);
      return true;
    });
  }

  async releaseProbe(): Promise<void> {
    await this.db.write(sql`update mail_server set next_try_at = ${this.clock.now()} where next_try_at is not null`);
  }

  /** `reason` is a code, never its text. */
  async recordUnavailable(reason: string): Promise<void> {
    const now = this.clock.now();
    await this.db.write(sql`
      update mail_server set reason = ${reason}, away_since = coalesce(away_since, ${now}), failures = greatest(failures, 1),
        next_try_at = coalesce(next_try_at, ${new Date(now.getTime() + probeWait(1))})`);
  }

  /** Returns whether it had been away. */
  async recordAvailable(): Promise<boolean> {
    if ((await this.getAbsence()) === null) return false;
    const [, changed] = await this.db.write<[unknown, number]>(sql`
      update mail_server set away_since = null, reason = null, next_try_at = null, failures = 0 where away_since is not null`);
    return changed > 0;
  }
}
