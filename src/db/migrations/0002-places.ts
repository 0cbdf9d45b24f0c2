import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cantons, communes, postcodes and rules, loaded from files; organisations. */
export class Places implements MigrationInterface {
  name = 'Places1763769600002';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table loaded_files (
        name text not null,
        digest text not null,
        loaded_at timestamptz(3) not null,
        constraint pk_loaded_files primary key (name)
      );

      create table cantons (
        code text not null,
        names jsonb not null,
        languages text[] not null,
        constraint pk_cantons primary key (code)
      );

      -- Communes merge every January: rows end, they are not deleted.
      create table communes (
        bfs integer not null,
        name text not null,
        canton text not null,
        language text not null,
        lat double precision not null,
        lon double precision not null,
        ended_on date,
        merged_into integer,
        search text not null generated always as (plain(name)) stored,
        constraint pk_communes primary key (bfs),
        constraint fk_communes_canton foreign key (canton) references cantons (code),
        constraint fk_communes_merged_into foreign key (merged_into) references communes (bfs),
        constraint ck_communes_ended check ((ended_on is null) = (merged_into is null))
      );
      create index ix_communes_canton on communes (canton, name);
      create index ix_communes_search on communes using gin (search gin_trgm_ops);

      create table postcodes (
        plz integer not null,
        addition integer not null,
        bfs integer not null,
        locality text not null,
        constraint pk_postcodes primary key (plz, addition, bfs, locality),
        constraint fk_postcodes_commune foreign key (bfs) references communes (bfs)
      );
      create index ix_postcodes_bfs on postcodes (bfs);

      -- A rule of a canton as it stood from one day: its values, its source, and the day somebody checked it.
      create table legal_rules (
        canton text not null,
        valid_from date not null,
        version text not null,
        rule jsonb not null,
        law text not null,
        source text not null,
        checked_on date not null,
        verified boolean not null,
        constraint pk_legal_rules primary key (canton, valid_from),
        constraint fk_legal_rules_canton foreign key (canton) references cantons (code)
      );

      create table organisations (
        id uuid not null,
        name text not null,
        kind text not null,
        canton text,
        created_at timestamptz(3) not null,
        version integer not null,
        constraint pk_organisations primary key (id),
        constraint uq_organisations_name unique (name),
        constraint ck_organisations_kind check (kind in ('section', 'sister-party', 'community', 'assembly'))
      );
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table organisations, legal_rules, postcodes, communes, cantons, loaded_files;`);
  }
}
