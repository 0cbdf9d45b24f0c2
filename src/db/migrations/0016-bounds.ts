import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What keeps strangers from making the program work, or write letters, without bounds. */
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

      -- How often a client asked, or an address was written to, on a day. The key is an HMAC under a key of the day.
      create table daily_counts (
        kind text not null,
        key text not null,
        day date not null,
        count integer not null,
        constraint pk_daily_counts primary key (kind, key, day)
      );
      create index ix_daily_counts_day on daily_counts (day);

      -- Since when an account is told of a kind of thing in one letter an hour, in how many before that, and of how many not yet.
      create table notices (
        account_id uuid not null,
        kind text not null,
        told_at timestamptz(3) not null,
        told integer not null,
        pending integer not null,
        constraint pk_notices primary key (account_id, kind),
        constraint fk_notices_account foreign key (account_id) references accounts (id) on delete cascade,
        constraint ck_notices_pending check (pending >= 0)
      );
      create index ix_notices_told_at on notices (told_at) where pending > 0;

      -- Nothing is written to the person until a coordinator has said that the request is one.
      alter table cases add column letters_held_since timestamptz(3);

      -- The words of campaigns that staff have made; all others are counted as one. What was counted before stays.
      create table campaigns (
        source text not null,
        created_by uuid,
        created_at timestamptz(3) not null,
        constraint pk_campaigns primary key (source),
        constraint fk_campaigns_created_by foreign key (created_by) references accounts (id) on delete set null,
        constraint ck_campaigns_source check (source ~ '^[a-z0-9-]{1,40}$' and source <> 'other')
      );
      create index ix_campaigns_created_by on campaigns (created_by);
      insert into campaigns (source, created_at) select source, min(day) from campaign_counts where source <> 'other' group by source;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop table campaigns, notices, daily_counts, rate_limits;
      alter table cases drop column letters_held_since;
    `);
  }
}
