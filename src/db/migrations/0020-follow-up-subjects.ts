import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A follow-up is about a subject, of which a case is the first kind. */
export class FollowUpSubjects implements MigrationInterface {
  name = 'FollowUpSubjects1764288000020';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table follow_ups add column subject_kind text, add column subject_id uuid;
      update follow_ups set subject_kind = 'case', subject_id = case_id;
      alter table follow_ups alter column subject_kind set not null, alter column subject_id set not null;
      alter table follow_ups drop column case_id;
      -- The subject as a foreign key, one column for each kind.
      alter table follow_ups add column case_id uuid generated always as (case when subject_kind = 'case' then subject_id end) stored;
      alter table follow_ups
        add constraint fk_follow_ups_case foreign key (case_id) references cases (id) on delete cascade,
        add constraint ck_follow_ups_subject check (subject_kind in ('case'));
      create unique index uq_follow_ups_alarm on follow_ups (case_id, alarm) where state = 'open' and alarm is not null;
      create index ix_follow_ups_case on follow_ups (case_id, due_on);
    `);
  }

  /** Follow-ups of other subjects than cases, which the former release does not know, are deleted. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      delete from follow_ups where case_id is null;
      drop index uq_follow_ups_alarm;
      alter table follow_ups drop column case_id;
      alter table follow_ups add column case_id uuid;
      update follow_ups set case_id = subject_id;
      alter table follow_ups alter column case_id set not null, drop column subject_kind, drop column subject_id;
      alter table follow_ups add constraint fk_follow_ups_case foreign key (case_id) references cases (id) on delete cascade;
      create unique index uq_follow_ups_alarm on follow_ups (case_id, alarm) where state = 'open' and alarm is not null;
      create index ix_follow_ups_case on follow_ups (case_id, due_on);
    `);
  }
}
