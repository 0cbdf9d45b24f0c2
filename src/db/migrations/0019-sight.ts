import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sight by named exception is a row of `grants`; persons are seen through their cases, without a copy of these. */
export class Sight implements MigrationInterface {
  name = 'Sight1764288000019';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table grants (
        id uuid not null,
        subject_kind text not null,
        subject_id uuid not null,
        account_id uuid not null,
        part text not null,
        from_at timestamptz(3) not null,
        until_at timestamptz(3),
        granted_by uuid,
        -- The subject as a foreign key, one column for each kind.
        case_id uuid generated always as (case when subject_kind = 'case' then subject_id end) stored,
        irregularity_id uuid generated always as (case when subject_kind = 'irregularity' then subject_id end) stored,
        constraint pk_grants primary key (id),
        constraint fk_grants_account foreign key (account_id) references accounts (id) on delete cascade,
        constraint fk_grants_case foreign key (case_id) references cases (id) on delete cascade,
        constraint fk_grants_irregularity foreign key (irregularity_id) references irregularities (id) on delete cascade,
        constraint ck_grants_subject check (subject_kind in ('case', 'irregularity')),
        constraint ck_grants_part check (part in ('all', 'deadlines', 'languages-and-phone', 'confirm')),
        constraint ck_grants_period check (until_at > from_at)
      );
      create index ix_grants_account on grants (account_id);
      create index ix_grants_case on grants (case_id) where case_id is not null;
      create index ix_grants_irregularity on grants (irregularity_id) where irregularity_id is not null;

      drop table person_grants;
      drop index ix_cases_person;
      create index ix_cases_person on cases (person_id, canton, adviser_id) include (id);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop index ix_cases_person;
      create index ix_cases_person on cases (person_id);
      create table person_grants (
        case_id uuid not null,
        person_id uuid not null,
        canton text not null,
        adviser_id uuid,
        constraint pk_person_grants primary key (case_id),
        constraint fk_person_grants_case foreign key (case_id) references cases (id) on delete cascade,
        constraint fk_person_grants_person foreign key (person_id) references people (id)
      );
      insert into person_grants (case_id, person_id, canton, adviser_id) select id, person_id, canton, adviser_id from cases;
      create index ix_person_grants_person on person_grants (person_id, canton, adviser_id) include (case_id);
      drop table grants;
    `);
  }
}
