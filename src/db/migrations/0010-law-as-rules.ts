import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every version of the rules that has been in force stays: a case was judged by it. */
export class LawAsRules implements MigrationInterface {
  name = 'LawAsRules1763769600010';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table rule_versions (
        version text not null,
        canton text not null,
        valid_from date not null,
        rule jsonb not null,
        -- The federal rules that stood beside it.
        federal jsonb not null,
        law text not null,
        source text not null,
        checked_on date not null,
        verified boolean not null,
        constraint pk_rule_versions primary key (version),
        constraint fk_rule_versions_canton foreign key (canton) references cantons (code)
      );
      create index ix_rule_versions_canton on rule_versions (canton);
      create index ix_cases_rules_version on cases (rules_version);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop index ix_cases_rules_version;
      drop table rule_versions;
    `);
  }
}
