import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What stands beside a number, such as whose it is, has a place of its own. */
export class PhoneNotes implements MigrationInterface {
  name = 'PhoneNotes1764288000026';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table people add column phone_note text, add constraint ck_people_phone_note check (phone is not null or phone_note is null);
      alter table advisers add column phone_note text, add constraint ck_advisers_phone_note check (phone is not null or phone_note is null);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table people drop column phone_note;
      alter table advisers drop column phone_note;
    `);
  }
}
