import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is due on cases, and the ledger of reminders about it. */
export class FollowUps implements MigrationInterface {
  name = 'FollowUps1763769600005';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table follow_ups (
        id uuid not null,
        case_id uuid not null,
        alarm text,
        title text,
        due_on date not null,
        remind_days_before integer[] not null,
        state text not null,
        note text,
        created_by uuid,
        created_at timestamptz(3) not null,
        ended_at timestamptz(3),
        -- It ended only because its case did, and comes back when that is opened again.
        ended_with_case boolean not null,
        version integer not null,
        constraint pk_follow_ups primary key (id),
        constraint fk_follow_ups_case foreign key (case_id) references cases (id) on delete cascade,
        constraint ck_follow_ups_state check (state in ('open', 'done', 'cancelled')),
        constraint ck_follow_ups_alarm check (alarm in ('refusal-letter', 'appeal-deadline')),
        -- Typed by hand it has a title; derived by an alarm, its words depend on the reader's language.
        constraint ck_follow_ups_title check ((alarm is null) = (title is not null)),
        constraint ck_follow_ups_ended check ((state = 'open') = (ended_at is null)),
        constraint ck_follow_ups_ended_with_case check (not ended_with_case or state = 'cancelled')
      );
      create unique index uq_follow_ups_alarm on follow_ups (case_id, alarm) where state = 'open' and alarm is not null;
      create index ix_follow_ups_case on follow_ups (case_id, due_on);
      create index ix_follow_ups_due on follow_ups (state, due_on, id);
      -- What the sweep looks for: cases that ended with something still due on them, and what may come back.
      create index ix_follow_ups_ended_with_case on follow_ups (ended_at) where ended_with_case;
      create index ix_cases_ended_due on cases (id) where stage in ('closed', 'withdrawn') and next_due_on is not null;

      -- The ledger: each planned message about a follow-up, once.
      create table reminders (
        id uuid not null,
        follow_up_id uuid not null,
        audience text not null,
        -- The due day it speaks of: when that moves, it is no longer wanted, and another may leave on the same day.
        due_on date not null,
        planned_on date not null,
        planned_at timestamptz(3) not null,
        channel text not null,
        state text not null,
        reason text,
        handed_over_at timestamptz(3),
        -- The mails it became; what happens to them shows in the ledger.
        mail_ids uuid[] not null,
        created_at timestamptz(3) not null,
        constraint pk_reminders primary key (id),
        constraint fk_reminders_follow_up foreign key (follow_up_id) references follow_ups (id) on delete cascade,
        constraint ck_reminders_audience check (audience in ('adviser', 'coordinator')),
        constraint ck_reminders_channel check (channel in ('mail')),
        constraint ck_reminders_state check (state in ('planned', 'sent', 'failed', 'cancelled')),
        constraint ck_reminders_handed_over check ((state = 'sent') = (handed_over_at is not null)),
        constraint ck_reminders_reason check ((state in ('failed', 'cancelled')) = (reason is not null))
      );
      -- Cancelled ones may be planned anew, after a snooze and back.
      create unique index uq_reminders_once on reminders (follow_up_id, audience, due_on, planned_on) where state <> 'cancelled';
      create index ix_reminders_follow_up on reminders (follow_up_id, planned_at, id);
      create index ix_reminders_planned on reminders (planned_at, id) where state = 'planned';
      create index ix_reminders_ended on reminders (state, planned_at, id) where state in ('failed', 'cancelled');
      create index ix_reminders_ledger on reminders (planned_at, id);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop table reminders, follow_ups;
      drop index ix_cases_ended_due;
    `);
  }
}
