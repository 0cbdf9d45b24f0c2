import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts behind the rate limits, shared between processes where there is no Redis. */
export class Bounds implements MigrationInterface {
  name = 'Bounds1763769600016';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      -- Unlogged: a counter is not worth a write to the log, and may be empty after a crash. rate-limiter-flexible writes
      -- it, and relies on the order of the columns.
      create unlogged table rate_limits (
        -- HMAC under a key of the day; never an address.
        key text not null,
        points integer not null,
        -- End of the window, milliseconds since 1970.
        expire bigint,
        constraint pk_rate_limits primary key (key)
      ) with (fillfactor = 70);
      create index ix_rate_limits_expire on rate_limits (expire);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table rate_limits;`);
  }
}
