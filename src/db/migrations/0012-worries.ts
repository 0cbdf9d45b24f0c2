import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody ticked who asks for help: a letter with a deadline cannot wait until a message has been read. */
export class Worries implements MigrationInterface {
  name = 'Worries1763769600012';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table cases
        add column worries text[] not null default '{}',
        add constraint ck_cases_worries check (worries <@ array['deadline', 'refused', 'money', 'debts', 'social', 'record', 'papers', 'language', 'moving', 'separation', 'family', 'waiting']);
      -- Those whose deadline runs come first in the inbox; the expression is that of case-list.service.ts.
      create index ix_cases_urgent_waiting on cases ((case when stage = 'refused' or (stage in ('requested', 'screening') and 'deadline' = any(worries)) then 0 else 1 end), waiting_since, id) where waiting_since is not null;
      create index ix_cases_letters on cases (canton) where stage in ('requested', 'screening') and 'deadline' = any(worries);
      -- A row of legal_rules begins where the canton's rule does, or a federal one beside it.
      alter table legal_rules add column rule_from date;
      update legal_rules set rule_from = valid_from;
      alter table legal_rules alter column rule_from set not null;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      delete from legal_rules where valid_from <> rule_from;
      alter table legal_rules drop column rule_from;
      drop index ix_cases_letters;
      drop index ix_cases_urgent_waiting;
      alter table cases drop constraint ck_cases_worries, drop column worries;
    `);
  }
}
