import type { MigrationInterface, QueryRunner } from 'typeorm';

const FORMER = `'ordinary', 'facilitated-spouse', 'facilitated-third-generation', 'facilitated-child', 'reinstatement', 'unknown'`;

/** Procedures for spouses with time abroad (LN 21(2)) and for stateless children (LN 23). */
export class Ways implements MigrationInterface {
  name = 'Ways1764288000028';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table cases drop constraint ck_cases_procedure;
      alter table cases add constraint ck_cases_procedure
        check (procedure in (${FORMER}, 'facilitated-spouse-abroad', 'facilitated-stateless-child'));
    `);
  }

  /** The former release knows neither: they become what is nearest to them, which has the same stages. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      update cases set procedure = 'facilitated-spouse' where procedure = 'facilitated-spouse-abroad';
      update cases set procedure = 'facilitated-child' where procedure = 'facilitated-stateless-child';
      update advisers set specialities = array_remove(array_remove(specialities, 'facilitated-spouse-abroad'), 'facilitated-stateless-child');
      alter table cases drop constraint ck_cases_procedure;
      alter table cases add constraint ck_cases_procedure check (procedure in (${FORMER}));
    `);
  }
}
