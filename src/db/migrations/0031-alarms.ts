import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several alarms of one kind on a case, each about something; and which cases to look at again. */
export class Alarms implements MigrationInterface {
  name = 'Alarms1764547200031';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table follow_ups
        -- What an alarm is about: an id or a name; empty for the case itself.
        add column about text not null default '',
        -- The day an alarm was due before a fact moved it.
        add column former_due_on date,
        drop constraint ck_follow_ups_alarm,
        add constraint ck_follow_ups_alarm check (alarm in ('refusal-letter', 'appeal-deadline', 'deadline', 'deadline-unacknowledged', 'deadline-unconfirmed', 'authorisation-lapse', 'authorisation-day', 'authority-term', 'age-window', 'planned-move', 'document-expiry', 'interview', 'interview-note', 'authority-silence', 'may-file', 'first-contact', 'no-next-step', 'no-contact', 'offer-unanswered', 'absence-end', 'consent-expiry', 'first-vote')),
        add constraint ck_follow_ups_about check (about = '' or alarm is not null),
        add constraint ck_follow_ups_former_due_on check (former_due_on is null or alarm is not null);
      drop index uq_follow_ups_alarm;
      create unique index uq_follow_ups_alarm on follow_ups (case_id, alarm, about) where state = 'open' and alarm is not null;
      -- The daily pass reads cases by id.
      drop index ix_follow_ups_ended_with_case, ix_cases_ended_due;

      -- Cases of which a fact has changed, until the sweep has looked at their alarms. Rows are only added and deleted, and
      -- there is no foreign key, so that nobody who writes waits for it.
      create table changed_cases (
        id bigint generated always as identity,
        case_id uuid not null,
        constraint pk_changed_cases primary key (id)
      );
      -- How far the pass over all open cases has come; null: it is over for that day and those rules.
      create table alarm_pass (
        single boolean not null default true,
        day date not null,
        rules text not null,
        after_case uuid,
        constraint pk_alarm_pass primary key (single),
        constraint ck_alarm_pass_single check (single)
      );

      create function note_new_rows_of_cases() returns trigger language plpgsql as $$
      begin
        insert into changed_cases (case_id) select distinct case_id from after_rows where case_id is not null;
        return null;
      end $$;
      create function note_old_rows_of_cases() returns trigger language plpgsql as $$
      begin
        insert into changed_cases (case_id) select distinct case_id from before_rows where case_id is not null;
        return null;
      end $$;

      create function note_new_cases() returns trigger language plpgsql as $$
      begin
        insert into changed_cases (case_id) select id from after_rows;
        return null;
      end $$;
      create function note_changed_cases() returns trigger language plpgsql as $$
      begin
        insert into changed_cases (case_id)
        select a.id from after_rows a join before_rows b on b.id = a.id
        where (a.stage, a.procedure, a.canton, a.commune, a.person_id, a.adviser_id, a.waiting_since, a.facts, a.filed_on, a.closed_on)
          is distinct from (b.stage, b.procedure, b.canton, b.commune, b.person_id, b.adviser_id, b.waiting_since, b.facts, b.filed_on, b.closed_on);
        return null;
      end $$;
      create trigger note_new after insert on cases referencing new table as after_rows for each statement execute function note_new_cases();
      create trigger note_changed after update on cases referencing old table as before_rows new table as after_rows for each statement execute function note_changed_cases();

      create trigger note_new after insert on case_events referencing new table as after_rows for each statement execute function note_new_rows_of_cases();

      create trigger note_new after insert on checklist_items referencing new table as after_rows for each statement execute function note_new_rows_of_cases();
      create trigger note_changed after update on checklist_items referencing new table as after_rows for each statement execute function note_new_rows_of_cases();
      create trigger note_old after delete on checklist_items referencing old table as before_rows for each statement execute function note_old_rows_of_cases();

      create trigger note_new after insert on received_letters referencing new table as after_rows for each statement execute function note_new_rows_of_cases();
      create trigger note_changed after update on received_letters referencing new table as after_rows for each statement execute function note_new_rows_of_cases();
      create trigger note_new after insert on deadlines referencing new table as after_rows for each statement execute function note_new_rows_of_cases();
      create trigger note_changed after update on deadlines referencing new table as after_rows for each statement execute function note_new_rows_of_cases();

      create trigger note_new after insert on offers referencing new table as after_rows for each statement execute function note_new_rows_of_cases();
      create trigger note_changed after update on offers referencing new table as after_rows for each statement execute function note_new_rows_of_cases();

      -- What was made by hand is a fact; alarms are made from facts.
      create function note_new_steps() returns trigger language plpgsql as $$
      begin
        insert into changed_cases (case_id) select distinct case_id from after_rows where alarm is null and case_id is not null;
        return null;
      end $$;
      create function note_changed_steps() returns trigger language plpgsql as $$
      begin
        insert into changed_cases (case_id)
        select distinct a.case_id from after_rows a join before_rows b on b.id = a.id
        where a.alarm is null and a.case_id is not null and a.state is distinct from b.state;
        return null;
      end $$;
      create trigger note_new after insert on follow_ups referencing new table as after_rows for each statement execute function note_new_steps();
      create trigger note_changed after update on follow_ups referencing old table as before_rows new table as after_rows for each statement execute function note_changed_steps();

      create function note_cases_of_new_absences() returns trigger language plpgsql as $$
      begin
        insert into changed_cases (case_id) select id from cases where not ended and adviser_id in (select adviser_id from after_rows);
        return null;
      end $$;
      create function note_cases_of_old_absences() returns trigger language plpgsql as $$
      begin
        insert into changed_cases (case_id) select id from cases where not ended and adviser_id in (select adviser_id from before_rows);
        return null;
      end $$;
      create trigger note_new after insert on absences referencing new table as after_rows for each statement execute function note_cases_of_new_absences();
      create trigger note_changed after update on absences referencing new table as after_rows for each statement execute function note_cases_of_new_absences();
      create trigger note_old after delete on absences referencing old table as before_rows for each statement execute function note_cases_of_old_absences();

      create trigger note_new after insert on irregularities referencing new table as after_rows for each statement execute function note_new_rows_of_cases();
      create trigger note_changed after update on irregularities referencing new table as after_rows for each statement execute function note_new_rows_of_cases();

      create function note_cases_of_consents() returns trigger language plpgsql as $$
      begin
        insert into changed_cases (case_id) select id from cases where not ended and person_id in (select person_id from after_rows);
        return null;
      end $$;
      create trigger note_new after insert on consents referencing new table as after_rows for each statement execute function note_cases_of_consents();
      create trigger note_changed after update on consents referencing new table as after_rows for each statement execute function note_cases_of_consents();
    `);
  }

  /** Alarms that the former release does not know are deleted; of several of one kind the one due first stays. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop trigger note_new on consents;
      drop trigger note_changed on consents;
      drop trigger note_new on irregularities;
      drop trigger note_changed on irregularities;
      drop trigger note_new on absences;
      drop trigger note_changed on absences;
      drop trigger note_old on absences;
      drop trigger note_new on follow_ups;
      drop trigger note_changed on follow_ups;
      drop trigger note_new on received_letters;
      drop trigger note_changed on received_letters;
      drop trigger note_new on deadlines;
      drop trigger note_changed on deadlines;
      drop trigger note_new on offers;
      drop trigger note_changed on offers;
      drop trigger note_new on checklist_items;
      drop trigger note_changed on checklist_items;
      drop trigger note_old on checklist_items;
      drop trigger note_new on case_events;
      drop trigger note_new on cases;
      drop trigger note_changed on cases;
      drop function note_cases_of_consents(), note_cases_of_new_absences(), note_cases_of_old_absences(), note_new_steps(), note_changed_steps(),
        note_new_cases(), note_changed_cases(), note_new_rows_of_cases(), note_old_rows_of_cases();
      drop table alarm_pass, changed_cases;
      delete from follow_ups f using follow_ups o
        where f.state = 'open' and o.state = 'open' and f.case_id = o.case_id and f.alarm = o.alarm and (f.due_on, f.id) > (o.due_on, o.id);
      delete from follow_ups where alarm not in ('refusal-letter', 'appeal-deadline', 'deadline', 'deadline-unacknowledged', 'deadline-unconfirmed');
      drop index uq_follow_ups_alarm;
      alter table follow_ups drop column about, drop column former_due_on, drop constraint ck_follow_ups_alarm,
        add constraint ck_follow_ups_alarm check (alarm in ('refusal-letter', 'appeal-deadline', 'deadline', 'deadline-unacknowledged', 'deadline-unconfirmed'));
      create unique index uq_follow_ups_alarm on follow_ups (case_id, alarm) where state = 'open' and alarm is not null;
      create index ix_follow_ups_ended_with_case on follow_ups (ended_at) where ended_with_case;
      create index ix_cases_ended_due on cases (id) where stage in ('closed', 'withdrawn') and next_due_on is not null;
    `);
  }
}
