import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One digest a day, at the hour its reader has chosen. */
export class Sending implements MigrationInterface {
  name = 'Sending1764633600032';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table accounts
        add column digest_hour integer not null default 8,
        add constraint ck_accounts_digest_hour check (digest_hour between 8 and 19);
      -- What a digest carries.
      create index ix_reminders_mails on reminders using gin (mail_ids);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop index ix_reminders_mails;
      alter table accounts drop column digest_hour;
    `);
  }
}
