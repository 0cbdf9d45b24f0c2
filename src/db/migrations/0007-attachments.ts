import type { MigrationInterface, QueryRunner } from 'typeorm';

const EVENT_KINDS = `'opened', 'moved', 'decision', 'matched', 'released', 'offered', 'offer-declined', 'offer-lapsed', 'offer-withdrawn', 'snoozed', 'declined', 'withdrawn', 'note', 'call', 'meeting', 'letter', 'message'`;

/** Pictures and documents on cases and irregularities; their bytes lie in the data folder. */
export class Attachments implements MigrationInterface {
  name = 'Attachments1763769600007';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table attachments (
        id uuid not null,
        case_id uuid,
        irregularity_id uuid,
        type text not null,
        title text,
        size integer not null,
        attached_by uuid not null,
        attached_at timestamptz(3) not null,
        -- Since when its file is missed.
        lost_at timestamptz(3),
        constraint pk_attachments primary key (id),
        constraint fk_attachments_case foreign key (case_id) references cases (id) on delete cascade,
        constraint fk_attachments_irregularity foreign key (irregularity_id) references irregularities (id) on delete cascade,
        constraint uq_attachments_of_irregularity unique (id, irregularity_id),
        constraint ck_attachments_holder check (num_nonnulls(case_id, irregularity_id) = 1),
        constraint ck_attachments_type check (type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
        constraint ck_attachments_size check (size between 1 and 10486000)
      );
      create index ix_attachments_case on attachments (case_id, id) where case_id is not null;
      create index ix_attachments_irregularity on attachments (irregularity_id, id) where irregularity_id is not null;

      -- Of the same irregularity, or of none.
      alter table evidence add attachment_id uuid;
      alter table evidence add constraint fk_evidence_attachment foreign key (attachment_id, irregularity_id) references attachments (id, irregularity_id) on delete set null (attachment_id);
      create index ix_evidence_attachment on evidence (attachment_id, irregularity_id) where attachment_id is not null;

      alter table case_events drop constraint ck_case_events_kind;
      alter table case_events add constraint ck_case_events_kind check (kind in (${EVENT_KINDS}, 'attached', 'attachment-removed'));
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      delete from case_events where kind in ('attached', 'attachment-removed');
      alter table case_events drop constraint ck_case_events_kind;
      alter table case_events add constraint ck_case_events_kind check (kind in (${EVENT_KINDS}));
      alter table evidence drop column attachment_id;
      drop table attachments;
    `);
  }
}
