import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses under which calendars read what is due. */
export class Calendars implements MigrationInterface {
  name = 'Calendars1763769600008';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table calendars (
        account_id uuid not null,
        -- The token itself is told once and never kept.
        token_hash text not null,
        made_at timestamptz(3) not null,
        constraint pk_calendars primary key (account_id),
        constraint uq_calendars_token unique (token_hash),
        constraint fk_calendars_account foreign key (account_id) references accounts (id) on delete cascade
      );
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table calendars;`);
  }
}
