import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, advisers, their cases and the offers between them. */
export class Network implements MigrationInterface {
  name = 'Network1763769600003';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table people (
        id uuid not null,
        first_name text not null,
        last_name text,
        languages text[] not null,
        commune integer not null,
        email text,
        phone text,
        safe_to_call boolean,
        best_time text,
        helper jsonb,
        created_at timestamptz(3) not null,
        version integer not null,
        search text not null generated always as (plain(first_name || ' ' || coalesce(last_name, ''))) stored,
        constraint pk_people primary key (id),
        constraint fk_people_commune foreign key (commune) references communes (bfs)
      );
      create index ix_people_search on people using gin (search gin_trgm_ops);
      create index ix_people_email on people (lower(email));
      create index ix_people_phone on people (phone);

      create table consents (
        id uuid not null,
        person_id uuid not null,
        purpose text not null,
        text_version text not null,
        language text not null,
        channel text not null,
        given_on date not null,
        withdrawn_on date,
        recorded_by uuid,
        constraint pk_consents primary key (id),
        constraint fk_consents_person foreign key (person_id) references people (id) on delete cascade,
        constraint ck_consents_purpose check (purpose in ('help', 'contact', 'statistics', 'anonymous-story', 'named-story', 'first-vote')),
        constraint ck_consents_channel check (channel in ('form', 'phone', 'in-person', 'paper', 'helper')),
        constraint ck_consents_withdrawn check (withdrawn_on >= given_on)
      );
      create unique index uq_consents_standing on consents (person_id, purpose) where withdrawn_on is null;
      create index ix_consents_person on consents (person_id);

      create table advisers (
        id uuid not null,
        first_name text not null,
        last_name text not null,
        email text not null,
        phone text,
        languages jsonb not null,
        communes integer[] not null,
        cantons text[] not null,
        home_canton text not null,
        remote boolean not null,
        capacity integer not null,
        load integer not null default 0,
        specialities text[] not null,
        state text not null,
        conflicts jsonb not null,
        organisation_id uuid,
        undertaking_version text,
        undertaking_on date,
        created_at timestamptz(3) not null,
        version integer not null,
        constraint pk_advisers primary key (id),
        constraint fk_advisers_organisation foreign key (organisation_id) references organisations (id),
        constraint uq_advisers_email unique (email),
        constraint ck_advisers_state check (state in ('applying', 'active', 'paused', 'left')),
        constraint ck_advisers_capacity check (capacity between 0 and 100),
        constraint ck_advisers_load check (load >= 0)
      );
      create index ix_advisers_cantons on advisers using gin (cantons);
      create index ix_advisers_home_canton on advisers (home_canton, id);
      create index ix_advisers_organisation on advisers (organisation_id) where organisation_id is not null;
      alter table accounts add constraint fk_accounts_adviser foreign key (adviser_id) references advisers (id);

      create table absences (
        id uuid not null,
        adviser_id uuid not null,
        from_on date not null,
        to_on date,
        constraint pk_absences primary key (id),
        constraint fk_absences_adviser foreign key (adviser_id) references advisers (id) on delete cascade,
        constraint ck_absences_order check (to_on >= from_on)
      );
      create index ix_absences_adviser on absences (adviser_id, to_on);

      create table cases (
        id uuid not null,
        reference text not null,
        person_id uuid not null,
        stage text not null,
        procedure text not null,
        canton text not null,
        commune integer not null,
        adviser_id uuid,
        waiting_since timestamptz(3),
        snoozed_until date,
        source text,
        channel text not null,
        message text,
        facts jsonb not null,
        decision jsonb,
        last_day date,
        outcome text,
        filed_on date,
        closed_on date,
        next_due_on date,
        rules_version text not null,
        opened_at timestamptz(3),
        alarmed_at timestamptz(3),
        created_at timestamptz(3) not null,
        version integer not null,
        constraint pk_cases primary key (id),
        constraint uq_cases_reference unique (reference),
        constraint fk_cases_person foreign key (person_id) references people (id),
        constraint fk_cases_adviser foreign key (adviser_id) references advisers (id),
        constraint fk_cases_commune foreign key (commune) references communes (bfs),
        constraint ck_cases_stage check (stage in ('requested', 'screening', 'preparation', 'filed', 'examination', 'interview', 'communal-decision', 'public-notice', 'federal-authorisation', 'cantonal-decision', 'closed', 'suspended', 'refused', 'appeal', 'withdrawn', 'moved')),
        constraint ck_cases_procedure check (procedure in ('ordinary', 'facilitated-spouse', 'facilitated-third-generation', 'facilitated-child', 'reinstatement', 'unknown')),
        constraint ck_cases_outcome check (outcome in ('naturalised', 'advised', 'referred', 'unreachable', 'not-ours', 'duplicate')),
        constraint ck_cases_channel check (channel in ('form', 'helper', 'logged')),
        constraint ck_cases_closed check ((stage = 'closed') = (outcome is not null) and (stage = 'closed') = (closed_on is not null)),
        -- Whoever is open and has no adviser is waiting.
        constraint ck_cases_waiting check ((waiting_since is not null) = (adviser_id is null and stage not in ('closed', 'withdrawn')))
      );
      create index ix_cases_person on cases (person_id);
      create index ix_cases_canton on cases (canton, id);
      create index ix_cases_adviser on cases (adviser_id, id) include (stage);
      create index ix_cases_stage on cases (stage, id);
      -- Everything the numbers beside the list are counted from, so that counting reads no case.
      create index ix_cases_counts on cases (canton, stage) include (adviser_id, waiting_since, snoozed_until, next_due_on);
      create index ix_cases_waiting on cases (waiting_since, id) where waiting_since is not null;
      create index ix_cases_canton_waiting on cases (canton, waiting_since, id) where waiting_since is not null;
      create index ix_cases_due on cases (next_due_on, id) where next_due_on is not null;
      create index ix_cases_unopened on cases (created_at) where opened_at is null and alarmed_at is null and stage = 'requested';
      create index ix_cases_refused on cases (id) where stage = 'refused';

      create table case_members (
        id uuid not null,
        case_id uuid not null,
        first_name text not null,
        birth_year integer,
        relation text not null,
        constraint pk_case_members primary key (id),
        constraint fk_case_members_case foreign key (case_id) references cases (id) on delete cascade,
        constraint ck_case_members_relation check (relation in ('spouse', 'child', 'parent', 'other')),
        constraint ck_case_members_birth_year check (birth_year between 1900 and 2200)
      );
      create index ix_case_members_case on case_members (case_id);

      create table case_events (
        id uuid not null,
        case_id uuid not null,
        kind text not null,
        at timestamptz(3) not null,
        recorded_at timestamptz(3) not null,
        actor uuid,
        from_stage text,
        to_stage text,
        day date,
        adviser_id uuid,
        text text,
        constraint pk_case_events primary key (id),
        constraint fk_case_events_case foreign key (case_id) references cases (id) on delete cascade,
        constraint ck_case_events_kind check (kind in ('opened', 'moved', 'decision', 'matched', 'released', 'offered', 'offer-declined', 'offer-lapsed', 'offer-withdrawn', 'snoozed', 'declined', 'withdrawn', 'note', 'call', 'meeting', 'letter', 'message'))
      );
      create index ix_case_events_case on case_events (case_id, at, id);

      create table checklist_items (
        case_id uuid not null,
        item text not null,
        have boolean not null,
        issued_on date,
        valid_until date,
        version integer not null,
        constraint pk_checklist_items primary key (case_id, item),
        constraint fk_checklist_items_case foreign key (case_id) references cases (id) on delete cascade
      );

      -- Who may see a person: one row a case. Written with the case, read by everybody who asks for the person.
      create table person_grants (
        case_id uuid not null,
        person_id uuid not null,
        canton text not null,
        adviser_id uuid,
        constraint pk_person_grants primary key (case_id),
        constraint fk_person_grants_case foreign key (case_id) references cases (id) on delete cascade,
        constraint fk_person_grants_person foreign key (person_id) references people (id)
      );
      create index ix_person_grants_person on person_grants (person_id, canton, adviser_id) include (case_id);

      create table offers (
        id uuid not null,
        case_id uuid not null,
        adviser_id uuid not null,
        state text not null,
        made_by uuid not null,
        made_at timestamptz(3) not null,
        lapses_at timestamptz(3) not null,
        answered_at timestamptz(3),
        answered_by uuid,
        on_behalf boolean not null default false,
        how text,
        reason text,
        note text,
        facts jsonb not null,
        constraint pk_offers primary key (id),
        constraint fk_offers_case foreign key (case_id) references cases (id) on delete cascade,
        constraint fk_offers_adviser foreign key (adviser_id) references advisers (id),
        constraint ck_offers_state check (state in ('open', 'accepted', 'declined', 'withdrawn', 'lapsed')),
        constraint ck_offers_reason check (reason in ('no-time', 'too-far', 'language', 'conflict', 'not-qualified', 'absent', 'other')),
        constraint ck_offers_how check (how in ('phone', 'message', 'in-person', 'mail'))
      );
      create unique index uq_offers_open_per_case on offers (case_id) where state = 'open';
      create index ix_offers_adviser on offers (adviser_id, id);
      create index ix_offers_case on offers (case_id, id);
      create index ix_offers_state on offers (state, id);
      create index ix_offers_lapsing on offers (lapses_at) where state = 'open';

      -- What counts is work, not waiting for an authority.
      create function counts_as_work(stage text) returns boolean language sql immutable parallel safe
        return stage in ('screening', 'preparation', 'interview', 'refused', 'appeal');

      -- The load of an adviser follows their cases and open offers, whoever writes them. A new case or offer beyond the
      -- capacity is refused; work that grows on cases they have, and what they choose themselves, is not.
      create function change_load(adviser uuid, delta integer, given boolean) returns void language plpgsql as $$
      declare now_at integer; most integer;
      begin
        if adviser is null or delta = 0 then return; end if;
        update advisers set load = load + delta where id = adviser returning load, capacity into now_at, most;
        if delta > 0 and given and now_at > most and coalesce(current_setting('passerelle.own_choice', true), '') <> 'on' then
          raise exception 'beyond the capacity' using errcode = 'check_violation', constraint = 'advisers_within_capacity', table = 'advisers';
        end if;
      end $$;

      create function load_follows_case() returns trigger language plpgsql as $$
      declare
        before_id uuid; after_id uuid; before_work integer := 0; after_work integer := 0;
      begin
        if tg_op <> 'INSERT' then before_id := old.adviser_id; before_work := counts_as_work(old.stage)::integer; end if;
        if tg_op <> 'DELETE' then after_id := new.adviser_id; after_work := counts_as_work(new.stage)::integer; end if;
        if before_id is not distinct from after_id then
          perform change_load(after_id, after_work - before_work, false);
        else
          perform change_load(before_id, -before_work, false);
          perform change_load(after_id, after_work, true);
        end if;
        return null;
      end $$;
      create trigger load_follows after insert or delete or update of stage, adviser_id on cases for each row execute function load_follows_case();

      create function load_follows_offer() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' and old.state = 'open' then perform change_load(old.adviser_id, -1, false); end if;
        if tg_op <> 'DELETE' and new.state = 'open' then perform change_load(new.adviser_id, 1, true); end if;
        return null;
      end $$;
      create trigger load_follows after insert or delete or update of state on offers for each row execute function load_follows_offer();
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop table offers, person_grants, checklist_items, case_events, case_members, cases, absences;
      drop function load_follows_offer(), load_follows_case(), change_load(uuid, integer, boolean), counts_as_work(text);
      alter table accounts drop constraint fk_accounts_adviser;
      drop table advisers, consents, people;
    `);
  }
}
