import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who covers somebody who is away: for an adviser another adviser, for a coordinator a deputy. */
export class Away implements MigrationInterface {
  name = 'Away1764720000033';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table absences
        add column cover_id uuid,
        add constraint fk_absences_cover foreign key (cover_id) references advisers (id) on delete set null,
        add constraint ck_absences_cover check (cover_id <> adviser_id);
      create index ix_absences_cover on absences (cover_id) where cover_id is not null;

      -- A grant that exists because of an absence goes with it.
      alter table grants
        add column absence_id uuid,
        add constraint fk_grants_absence foreign key (absence_id) references absences (id) on delete cascade;
      create unique index uq_grants_absence on grants (absence_id, case_id) where absence_id is not null;

      create table coordinator_absences (
        id uuid not null,
        account_id uuid not null,
        from_on date not null,
        to_on date,
        deputy_id uuid,
        constraint pk_coordinator_absences primary key (id),
        constraint fk_coordinator_absences_account foreign key (account_id) references accounts (id) on delete cascade,
        constraint fk_coordinator_absences_deputy foreign key (deputy_id) references accounts (id) on delete set null,
        constraint ck_coordinator_absences_order check (to_on >= from_on),
        constraint ck_coordinator_absences_deputy check (deputy_id <> account_id)
      );
      create index ix_coordinator_absences_account on coordinator_absences (account_id, to_on);
      create index ix_coordinator_absences_deputy on coordinator_absences (deputy_id) where deputy_id is not null;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop table coordinator_absences;
      delete from grants where absence_id is not null;
      alter table grants drop column absence_id;
      alter table absences drop column cover_id;
    `);
  }
}
