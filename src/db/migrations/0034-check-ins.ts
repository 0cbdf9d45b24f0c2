import type { MigrationInterface, QueryRunner } from 'typeorm';

const EVENTS = [
  'check-in-sent',
  'check-in-well',
  'check-in-came',
  'check-in-call',
  'check-in-done',
  'check-in-stopped',
];

/** Whether it is safe to write to a person, who else reads their mail, and the letters that ask how it is going. */
export class CheckIns implements MigrationInterface {
  name = 'CheckIns1764806400034';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      -- Null: nobody has asked, which is no permission to write first.
      alter table people add column safe_to_write boolean, add column shared_with boolean, add column shared_with_note text;

      -- Null: sent by the person themselves, through the link of a check-in.
      alter table attachments alter column attached_by drop not null;
      alter table attachments add constraint ck_attachments_attached_by check (attached_by is not null or case_id is not null);

      -- One row: after how many days without contact a check-in is sent; null: none is.
      create table check_in_settings (
        single boolean not null default true,
        silence_days integer default 60,
        constraint pk_check_in_settings primary key (single),
        constraint ck_check_in_settings_single check (single),
        constraint ck_check_in_settings_silence check (silence_days between 14 and 365)
      );
      insert into check_in_settings default values;

      -- One row for each letter, made when it is planned.
      create table check_ins (
        id uuid not null,
        case_id uuid not null,
        person_id uuid not null,
        -- The day of the last contact: a silence is asked about once.
        silent_since date not null,
        planned_at timestamptz(3) not null,
        -- When it was written, which is when its link was made.
        sent_at timestamptz(3),
        token_hash text,
        expires_at timestamptz(3),
        answer text,
        answered_at timestamptz(3),
        photo_ids uuid[] not null default '{}',
        stopped_at timestamptz(3),
        -- Not answered in time, or no longer sent.
        lapsed_at timestamptz(3),
        -- What the answer proposes, until a person has decided.
        proposal text,
        decision text,
        decided_at timestamptz(3),
        decided_by uuid,
        follow_up_id uuid,
        -- Nobody decided in time: the coordinators have been told.
        escalated_at timestamptz(3),
        constraint pk_check_ins primary key (id),
        constraint fk_check_ins_case foreign key (case_id) references cases (id) on delete cascade,
        constraint fk_check_ins_person foreign key (person_id) references people (id) on delete cascade,
        constraint fk_check_ins_decided_by foreign key (decided_by) references accounts (id) on delete set null,
        constraint fk_check_ins_follow_up foreign key (follow_up_id) references follow_ups (id) on delete set null,
        constraint uq_check_ins_token unique (token_hash),
        constraint uq_check_ins_silence unique (case_id, silent_since),
        constraint ck_check_ins_answer check (answer in ('well', 'came', 'call', 'done', 'other')),
        constraint ck_check_ins_proposal check (proposal in ('check-deadline', 'call', 'end', 'reopen', 'other-adviser')),
        constraint ck_check_ins_decision check (decision in ('confirmed', 'dismissed')),
        constraint ck_check_ins_answered check ((answer is null) = (answered_at is null)),
        constraint ck_check_ins_decided check ((decision is null) = (decided_at is null))
      );
      create unique index uq_check_ins_open on check_ins (person_id)
        where answered_at is null and stopped_at is null and lapsed_at is null;
      create index ix_check_ins_person on check_ins (person_id, planned_at);
      create index ix_check_ins_decided_by on check_ins (decided_by) where decided_by is not null;
      create index ix_check_ins_follow_up on check_ins (follow_up_id) where follow_up_id is not null;
      create index ix_check_ins_undecided on check_ins (answered_at) where proposal is not null and decided_at is null;
      create index ix_check_ins_expires_at on check_ins (expires_at)
        where answered_at is null and stopped_at is null and lapsed_at is null;
      -- Whom a check-in may be written to at all.
      create index ix_consents_contact on consents (person_id) where purpose = 'contact' and withdrawn_on is null;
    `);
    await setEventKinds(q, (kinds) => [...kinds, ...EVENTS]);
  }

  /** What people sent themselves stays, and is said to be of the oldest account, since the former release names one. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`delete from case_events where kind = any($1)`, [EVENTS]);
    await setEventKinds(q, (kinds) => kinds.filter((kind) => !EVENTS.includes(kind)));
    await q.query(`
      drop index ix_consents_contact;
      drop table check_ins, check_in_settings;
      alter table attachments drop constraint ck_attachments_attached_by;
      update attachments set attached_by = (select id from accounts order by created_at, id limit 1) where attached_by is null;
      alter table attachments alter column attached_by set not null;
      alter table people drop column safe_to_write, drop column shared_with, drop column shared_with_note;
    `);
  }
}

/** The list is read and not repeated: other migrations of the same release add kinds too. */
async function setEventKinds(q: QueryRunner, change: (kinds: string[]) => string[]): Promise<void> {
  const [{ definition }] = (await q.query(
    `select pg_get_constraintdef(oid) as definition from pg_constraint where conname = 'ck_case_events_kind'`,
  )) as { definition: string }[];
  const kinds = [...definition.matchAll(/'([^']*)'/g)].map(([, kind]) => kind);
  const list = change(kinds)
    .map((kind) => `'${kind}'`)
    .join(', ');
  await q.query(`
    alter table case_events drop constraint ck_case_events_kind;
    alter table case_events add constraint ck_case_events_kind check (kind in (${list}));
  `);
}
