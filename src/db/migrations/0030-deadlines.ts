import type { MigrationInterface, QueryRunner } from 'typeorm';

const EVENT_KINDS = `'opened', 'moved', 'decision', 'matched', 'released', 'offered', 'offer-declined', 'offer-lapsed', 'offer-withdrawn', 'snoozed', 'declined',
  'withdrawn', 'note', 'call', 'meeting', 'letter', 'message', 'attached', 'attachment-removed', 'mail-failed'`;
const NEW_EVENT_KINDS = `'letter-received', 'deadline-acknowledged', 'deadline-met', 'deadline-extended', 'deadline-waived', 'deadline-missed', 'deadline-confirmed',
  'deadlines-to-coordinator'`;
const DELIVERIES = `'in-person', 'registered', 'ordinary', 'electronic'`;

/** Letters and deadlines are rows of their own; until now the refusal stood in the case, with one day. */
export class Deadlines implements MigrationInterface {
  name = 'Deadlines1764460800030';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table case_events
        add column about text,
        drop constraint ck_case_events_kind,
        add constraint ck_case_events_kind check (kind in (${EVENT_KINDS}, ${NEW_EVENT_KINDS}));

      create table received_letters (
        id uuid not null,
        case_id uuid not null,
        event_id uuid,
        kind text not null,
        decided_on date,
        received_on date,
        delivery text,
        first_attempt_on date,
        sender text,
        remedy_body text,
        remedy_kind text,
        term_days integer,
        last_day date,
        recorded_by uuid,
        recorded_at timestamptz(3) not null,
        version integer not null,
        constraint pk_received_letters primary key (id),
        constraint fk_received_letters_case foreign key (case_id) references cases (id) on delete cascade,
        constraint fk_received_letters_event foreign key (event_id) references case_events (id) on delete set null,
        constraint ck_received_letters_kind check (kind in ('refusal', 'partial-refusal', 'right-to-be-heard', 'documents', 'interview', 'fee', 'favourable', 'other')),
        constraint ck_received_letters_delivery check (delivery in (${DELIVERIES})),
        constraint ck_received_letters_remedy_kind check (remedy_kind in ('authority', 'court')),
        constraint ck_received_letters_term_days check (term_days between 1 and 365)
      );
      create index ix_received_letters_case on received_letters (case_id, recorded_at);
      create index ix_received_letters_event on received_letters (event_id);

      create table deadlines (
        id uuid not null,
        case_id uuid not null,
        letter_id uuid,
        extends uuid,
        kind text not null,
        state text not null,
        extended_to date,
        safe_day date,
        last_day date,
        latest_day date,
        steps jsonb not null,
        former jsonb not null,
        rules_version text not null,
        asked_at timestamptz(3) not null,
        acknowledged_at timestamptz(3),
        acknowledged_by uuid,
        acknowledged_how text,
        ended_at timestamptz(3),
        ended_by uuid,
        sent_on date,
        sent_how text,
        tracking text,
        attachment_id uuid,
        words text,
        heard_by text,
        next text,
        confirmed_at timestamptz(3),
        confirmed_by uuid,
        created_at timestamptz(3) not null,
        created_by uuid,
        version integer not null,
        constraint pk_deadlines primary key (id),
        constraint fk_deadlines_case foreign key (case_id) references cases (id) on delete cascade,
        constraint fk_deadlines_letter foreign key (letter_id) references received_letters (id) on delete cascade,
        constraint fk_deadlines_extends foreign key (extends) references deadlines (id) on delete set null,
        constraint fk_deadlines_attachment foreign key (attachment_id) references attachments (id) on delete set null,
        constraint ck_deadlines_kind check (kind in ('appeal', 'right-to-be-heard', 'documents', 'interview', 'fee', 'other')),
        constraint ck_deadlines_state check (state in ('open', 'met', 'extended', 'waived', 'missed')),
        constraint ck_deadlines_days check (safe_day <= last_day and last_day <= latest_day),
        constraint ck_deadlines_acknowledged check ((acknowledged_at is null) = (acknowledged_how is null)),
        constraint ck_deadlines_acknowledged_how check (acknowledged_how in ('screen', 'link', 'phone')),
        -- An ending is recorded with what it needs; nothing ends by implication.
        constraint ck_deadlines_ended check ((state = 'open') = (ended_at is null)),
        constraint ck_deadlines_met check (state <> 'met' or (sent_on is not null and sent_how is not null)),
        constraint ck_deadlines_waived check (state <> 'waived' or (words is not null and heard_by is not null)),
        constraint ck_deadlines_missed check (state <> 'missed' or next is not null),
        constraint ck_deadlines_sent_how check (sent_how in (${DELIVERIES})),
        constraint ck_deadlines_next check (next in ('restitution', 'new-request', 'nothing')),
        constraint ck_deadlines_confirmed check (confirmed_at is null or (state = 'met' and confirmed_by is distinct from ended_by))
      );
      create index ix_deadlines_case on deadlines (case_id, state);
      create index ix_deadlines_open on deadlines (coalesce(safe_day, '-infinity'::date), id) where state = 'open';
      create index ix_deadlines_unconfirmed on deadlines (ended_at) where state = 'met' and kind = 'appeal' and confirmed_at is null;
      create unique index uq_deadlines_letter on deadlines (letter_id) where state = 'open';
      create index ix_deadlines_letter on deadlines (letter_id);
      create unique index uq_deadlines_extends on deadlines (extends);
      create index ix_deadlines_attachment on deadlines (attachment_id);

      create table deadline_links (
        token_hash text not null,
        deadline_id uuid not null,
        account_id uuid not null,
        created_at timestamptz(3) not null,
        constraint pk_deadline_links primary key (token_hash),
        constraint fk_deadline_links_deadline foreign key (deadline_id) references deadlines (id) on delete cascade
      );
      create index ix_deadline_links_deadline on deadline_links (deadline_id);

      alter table reminders
        drop constraint ck_reminders_audience,
        add constraint ck_reminders_audience check (audience in ('adviser', 'coordinator', 'deputy', 'national'));
      alter table follow_ups
        drop constraint ck_follow_ups_alarm,
        add constraint ck_follow_ups_alarm check (alarm in ('refusal-letter', 'appeal-deadline', 'deadline', 'deadline-unacknowledged', 'deadline-unconfirmed'));
      create index ix_follow_ups_unacknowledged on follow_ups (case_id) where alarm = 'deadline-unacknowledged';

      insert into received_letters (id, case_id, kind, decided_on, received_on, delivery, first_attempt_on, sender, remedy_body, remedy_kind, term_days, last_day, recorded_at, version)
        select gen_random_uuid(), id, 'refusal', (decision ->> 'decidedOn')::date, (decision ->> 'receivedOn')::date, decision ->> 'delivery', (decision ->> 'firstAttemptOn')::date,
          decision ->> 'by', decision ->> 'remedyBody', decision ->> 'remedyKind', (decision ->> 'termDays')::integer, coalesce(last_day, (decision ->> 'lastDay')::date), created_at, 1
        from cases where decision is not null;
      -- That an appeal was sent was never asked for: the deadline stays open until somebody says how it ended. Its days are
      -- counted when the program looks at them next, since the version of the rules is none.
      insert into deadlines (id, case_id, letter_id, kind, state, last_day, steps, former, rules_version, asked_at, created_at, version)
        select gen_random_uuid(), c.id, l.id, 'appeal', 'open', l.last_day, '[]', '[]', '', c.created_at, c.created_at, 1
        from cases c join received_letters l on l.case_id = c.id where c.stage in ('refused', 'appeal');

      alter table cases
        add column decision_letter_id uuid,
        add constraint fk_cases_decision_letter foreign key (decision_letter_id) references received_letters (id) on delete set null;
      update cases c set decision_letter_id = l.id from received_letters l where l.case_id = c.id;
      create index ix_cases_decision_letter on cases (decision_letter_id);
      alter table cases drop column decision, drop column last_day;
    `);
  }

  /** The former release knows one decision of a case, and no deadline but that of its appeal. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table cases add column decision jsonb, add column last_day date;
      update cases c set
        last_day = coalesce((select d.extended_to from deadlines d where d.letter_id = l.id and d.state = 'open'), l.last_day),
        decision = jsonb_strip_nulls(jsonb_build_object('decidedOn', l.decided_on, 'delivery', coalesce(l.delivery, 'ordinary'), 'firstAttemptOn', l.first_attempt_on,
          'by', coalesce(l.sender, ''), 'remedyBody', l.remedy_body, 'remedyKind', l.remedy_kind, 'termDays', l.term_days, 'lastDay', l.last_day))
          || jsonb_build_object('receivedOn', l.received_on)
        from received_letters l where l.id = c.decision_letter_id and l.decided_on is not null;
      delete from reminders where audience in ('deputy', 'national');
      delete from follow_ups where alarm in ('deadline', 'deadline-unacknowledged', 'deadline-unconfirmed');
      alter table reminders
        drop constraint ck_reminders_audience,
        add constraint ck_reminders_audience check (audience in ('adviser', 'coordinator'));
      drop index ix_follow_ups_unacknowledged;
      alter table follow_ups
        drop constraint ck_follow_ups_alarm,
        add constraint ck_follow_ups_alarm check (alarm in ('refusal-letter', 'appeal-deadline'));
      alter table cases drop column decision_letter_id;
      drop table deadline_links, deadlines, received_letters;
      delete from case_events where kind in (${NEW_EVENT_KINDS});
      alter table case_events
        drop constraint ck_case_events_kind,
        add constraint ck_case_events_kind check (kind in (${EVENT_KINDS})),
        drop column about;
    `);
  }
}
