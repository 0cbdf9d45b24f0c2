import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A letter may come before a day on which a way closes. */
export class ClosingDays implements MigrationInterface {
  name = 'ClosingDays1764374400029';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table day_promises
        -- The last day to file, of which the letter reminds; null: the letter comes on the day itself.
        add column closes_on date,
        drop constraint uq_day_promises_email_day,
        add constraint uq_day_promises_email_day unique nulls not distinct (email, day, closes_on),
        add constraint ck_day_promises_closes_on check (closes_on >= day);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      delete from day_promises where closes_on is not null;
      alter table day_promises drop column closes_on, add constraint uq_day_promises_email_day unique (email, day);
    `);
  }
}
