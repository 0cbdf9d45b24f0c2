import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Irregularities of authorities, their evidence and course; exports of them. */
export class Irregularities implements MigrationInterface {
  name = 'Irregularities1763769600004';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table irregularities (
        id uuid not null,
        reference text not null,
        code text not null,
        kind text,
        level text not null,
        canton text,
        commune integer,
        organ text,
        occurred_from date not null,
        occurred_to date not null,
        description text not null,
        consent text not null,
        origin text not null,
        status text not null,
        scale integer,
        scope text,
        remediable text,
        -- Null, which counts as alleged, until somebody has weighed the evidence or attached a document.
        evidence_level text,
        case_id uuid,
        logged_by uuid,
        reviewed_by uuid,
        rejected_because text,
        duplicate_of uuid,
        citation text,
        taxonomy_version text not null,
        created_at timestamptz(3) not null,
        version integer not null,
        constraint pk_irregularities primary key (id),
        constraint uq_irregularities_reference unique (reference),
        constraint uq_irregularities_published unique (code, citation),
        constraint fk_irregularities_case foreign key (case_id) references cases (id) on delete set null,
        constraint fk_irregularities_commune foreign key (commune) references communes (bfs),
        constraint fk_irregularities_duplicate foreign key (duplicate_of) references irregularities (id),
        constraint ck_irregularities_kind check (kind in ('act', 'omission')),
        constraint ck_irregularities_level check (level in ('commune', 'citizens-commune', 'canton', 'federal')),
        -- A federal authority belongs to no canton; a published decision may not name one.
        constraint ck_irregularities_canton check (canton is not null or level = 'federal' or origin = 'published'),
        constraint ck_irregularities_organ check (organ in ('executive', 'assembly', 'parliament', 'commission', 'administration', 'court')),
        constraint ck_irregularities_occurred check (occurred_to >= occurred_from),
        constraint ck_irregularities_consent check (consent in ('internal', 'statistics', 'anonymous-story', 'named-story')),
        constraint ck_irregularities_origin check (origin in ('network', 'testimony', 'published')),
        constraint ck_irregularities_status check (status in ('reported', 'under-review', 'needs-more', 'confirmed', 'rejected', 'in-follow-up', 'resolved')),
        constraint ck_irregularities_scale check (scale between 1 and 4),
        constraint ck_irregularities_scope check (scope in ('one', 'household', 'several', 'systemic')),
        constraint ck_irregularities_remediable check (remediable in ('easily', 'with-effort', 'hardly', 'not')),
        constraint ck_irregularities_evidence_level check (evidence_level in ('alleged', 'documented', 'corroborated', 'established')),
        constraint ck_irregularities_published check ((origin = 'published') = (citation is not null)),
        constraint ck_irregularities_rejected check ((status = 'rejected') = (rejected_because is not null)),
        constraint ck_irregularities_duplicate check (duplicate_of <> id),
        -- Nobody confirms or rejects what they logged themselves.
        constraint ck_irregularities_not_ones_own check (reviewed_by <> logged_by)
      );
      create index ix_irregularities_status on irregularities (status, id);
      create index ix_irregularities_canton on irregularities (canton, id);
      create index ix_irregularities_code on irregularities (code, id);
      create index ix_irregularities_commune on irregularities (commune, id);
      create index ix_irregularities_case on irregularities (case_id);
      create index ix_irregularities_logged_by on irregularities (logged_by, id);
      create index ix_irregularities_duplicate_of on irregularities (duplicate_of) where duplicate_of is not null;
      create index ix_irregularities_occurred_from on irregularities (occurred_from);
      create index ix_irregularities_occurred_to on irregularities (occurred_to);
      -- Everybody sees these few: without an index of their own, each list of somebody who sees little reads the table.
      create index ix_irregularities_published on irregularities (id) where origin = 'published';

      create table irregularity_events (
        id uuid not null,
        irregularity_id uuid not null,
        at timestamptz(3) not null,
        actor uuid,
        from_status text,
        to_status text,
        -- Fields that were corrected or assessed.
        changed text[] not null,
        text text,
        constraint pk_irregularity_events primary key (id),
        constraint fk_irregularity_events_irregularity foreign key (irregularity_id) references irregularities (id) on delete cascade
      );
      create index ix_irregularity_events_irregularity on irregularity_events (irregularity_id, id);

      create table evidence (
        id uuid not null,
        irregularity_id uuid not null,
        kind text not null,
        reference text not null,
        held_by text not null,
        dated_on date,
        -- Whoever attaches a recording says that all who can be heard agreed (StGB 179ter).
        consent_of_all_recorded boolean not null,
        recorded_at timestamptz(3) not null,
        recorded_by uuid,
        constraint pk_evidence primary key (id),
        constraint fk_evidence_irregularity foreign key (irregularity_id) references irregularities (id) on delete cascade,
        constraint ck_evidence_kind check (kind in ('letter', 'decision', 'minutes', 'e-mail', 'publication', 'note', 'witness', 'photo', 'recording', 'other')),
        constraint ck_evidence_recording check (kind <> 'recording' or consent_of_all_recorded),
        constraint ck_evidence_held_by check (held_by in ('person', 'adviser', 'network', 'public'))
      );
      create index ix_evidence_irregularity on evidence (irregularity_id, id);

      create table exports (
        id uuid not null,
        report text not null,
        format text not null,
        profile text not null,
        filter jsonb not null,
        reason text,
        rows integer not null,
        requested_by uuid not null,
        requested_at timestamptz(3) not null,
        constraint pk_exports primary key (id),
        constraint ck_exports_report check (report in ('irregularities')),
        constraint ck_exports_format check (format in ('csv', 'json')),
        constraint ck_exports_profile check (profile in ('safe', 'full')),
        constraint ck_exports_reason check (profile = 'safe' or reason is not null)
      );
      create index ix_exports_requested_by on exports (requested_by, id);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table exports, evidence, irregularity_events, irregularities;`);
  }
}
