import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each room was last swept; the audit log by time. */
export class Figures implements MigrationInterface {
  name = 'Figures1763769600009';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      -- One row a room, written over each minute: reports are kept only of rounds that did something.
      create table sweep_rounds (
        room text not null,
        at timestamptz(3) not null,
        took_ms integer not null,
        did integer not null,
        error text,
        constraint pk_sweep_rounds primary key (room)
      );

      -- The log is read newest first, by time: up to some day, an index by id alone leads through everything after it.
      create index ix_audit_lines_at_id on audit.lines (at, id);
      create index ix_audit_lines_actor_at on audit.lines (actor, at, id);
      drop index audit.ix_audit_lines_at;
      drop index audit.ix_audit_lines_actor;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      create index ix_audit_lines_actor on audit.lines (actor, id);
      create index ix_audit_lines_at on audit.lines (at);
      drop index audit.ix_audit_lines_actor_at;
      drop index audit.ix_audit_lines_at_id;
      drop table sweep_rounds;
    `);
  }
}
