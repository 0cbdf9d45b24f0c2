import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the public pages keep: days on which somebody wants a letter, and how often a campaign's link was followed. */
export class PublicPages implements MigrationInterface {
  name = 'PublicPages1763769600011';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table day_promises (
        id uuid not null,
        email text not null,
        language text not null,
        -- The day on which the letter leaves.
        day date not null,
        text_version text not null,
        created_at timestamptz(3) not null,
        -- When the letter of the day went into the outbox.
        announced_at timestamptz(3),
        constraint pk_day_promises primary key (id),
        constraint uq_day_promises_email_day unique (email, day)
      );
      create index ix_day_promises_day on day_promises (day) where announced_at is null;

      create table campaign_counts (
        source text not null,
        day date not null,
        step text not null,
        count integer not null,
        constraint pk_campaign_counts primary key (source, day, step),
        constraint ck_campaign_counts_step check (step in ('visit', 'check', 'request'))
      );
      create index ix_campaign_counts_day on campaign_counts (day);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table campaign_counts, day_promises;`);
  }
}
