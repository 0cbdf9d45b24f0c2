import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a case has ended is said in one place; every statement that asks reads this column. */
export class CaseLife implements MigrationInterface {
  name = 'CaseLife1764288000018';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      -- Computed when read, so that indexes on the stages themselves serve it too.
      alter table cases add column ended boolean generated always as (stage in ('closed', 'withdrawn')) virtual not null;
      -- Alarms look for cases by a list of stages now, with ix_cases_stage.
      drop index ix_cases_refused;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      create index ix_cases_refused on cases (id) where stage = 'refused';
      alter table cases drop column ended;
    `);
  }
}
