import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The names under which communes are found, loaded from files. */
export class PlaceNames implements MigrationInterface {
  name = 'PlaceNames1763769600013';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table commune_names (
        bfs integer not null,
        -- The name in the one spelling that stands for all: small letters, no accents, one blank between words.
        key text not null,
        name text not null,
        kind text not null,
        constraint pk_commune_names primary key (bfs, key),
        constraint fk_commune_names_commune foreign key (bfs) references communes (bfs),
        constraint ck_commune_names_kind check (kind in ('own', 'said', 'former', 'place'))
      );
      -- Written all at once when the files have changed: nothing waits in a list that each search would have to read.
      create index ix_commune_names_key on commune_names using gin (key gin_trgm_ops) with (fastupdate = off);

      -- Names are looked for there now.
      drop index ix_communes_search;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      create index ix_communes_search on communes using gin (search gin_trgm_ops);
      drop table commune_names;
    `);
  }
}
