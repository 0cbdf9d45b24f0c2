import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every room stands on: extensions, idempotency keys, audit, jobs, mails, sessions and accounts. */
export class Foundation implements MigrationInterface {
  name = 'Foundation1763769600001';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create extension if not exists pg_trgm;
      create extension if not exists unaccent;

      -- unaccent is only STABLE because its dictionary could change; ours does not, and an index needs IMMUTABLE.
      create function plain(value text) returns text language sql immutable strict parallel safe
        return lower(public.unaccent('public.unaccent'::regdictionary, value));

      -- One row: what this database is for, and how far the demonstration's clock is ahead.
      create table installation (
        single boolean not null default true,
        kind text not null,
        clock_offset_ms bigint not null default 0,
        constraint pk_installation primary key (single),
        constraint ck_installation_single check (single),
        constraint ck_installation_kind check (kind in ('real', 'demo'))
      );

      create table idempotency_keys (
        scope text not null,
        key text not null,
        body_hash text not null,
        record_id uuid,
        created_at timestamptz(3) not null,
        constraint pk_idempotency_keys primary key (scope, key)
      );
      create index ix_idempotency_keys_created_at on idempotency_keys (created_at);

      create schema audit;
      create table audit.lines (
        id bigint generated always as identity,
        at timestamptz not null default clock_timestamp(),
        actor uuid,
        actor_kind text not null,
        permission text not null,
        route text not null,
        request text not null,
        subjects uuid[] not null,
        refused boolean not null default false,
        reason text,
        constraint pk_audit_lines primary key (id),
        constraint ck_audit_lines_actor_kind check (actor_kind in ('account', 'public', 'program'))
      );
      create index ix_audit_lines_subjects on audit.lines using gin (subjects) with (fastupdate = off);
      create index ix_audit_lines_actor on audit.lines (actor, id);
      create index ix_audit_lines_at on audit.lines (at);

      -- A seal covers the ids above the seal before it up to its own, but those still missing, and some that came late.
      create table audit.seals (
        id bigint not null,
        at timestamptz not null default clock_timestamp(),
        up_to bigint not null,
        missing bigint[] not null,
        late bigint[] not null,
        lines integer not null,
        digest text not null,
        hmac text not null,
        constraint pk_audit_seals primary key (id)
      );

      create function audit.refuse() returns trigger language plpgsql as $$
      begin
        raise exception 'audit lines and seals are never changed' using errcode = 'insufficient_privilege';
      end $$;
      -- Only whole sealed segments older than 400 days may go; their seals stay as the anchor.
      create function audit.refuse_unless_old() returns trigger language plpgsql as $$
      begin
        if old.at > clock_timestamp() - interval '400 days' or old.id > (select coalesce(max(up_to), 0) from audit.seals) then
          raise exception 'audit lines are kept for 400 days' using errcode = 'insufficient_privilege';
        end if;
        return old;
      end $$;
      create trigger lines_are_not_edited before update on audit.lines for each row execute function audit.refuse();
      create trigger lines_are_kept before delete on audit.lines for each row execute function audit.refuse_unless_old();
      create trigger lines_are_not_emptied before truncate on audit.lines for each statement execute function audit.refuse();
      create trigger seals_are_not_edited before update or delete on audit.seals for each row execute function audit.refuse();
      create trigger seals_are_not_emptied before truncate on audit.seals for each statement execute function audit.refuse();
      alter table audit.lines enable always trigger lines_are_not_edited;
      alter table audit.lines enable always trigger lines_are_kept;
      alter table audit.lines enable always trigger lines_are_not_emptied;
      alter table audit.seals enable always trigger seals_are_not_edited;
      alter table audit.seals enable always trigger seals_are_not_emptied;

      create function audit.prune() returns integer language sql security definer set search_path = audit, pg_temp as $$
        with kept as (select clock_timestamp() - interval '400 days' as since),
        old as (
          select coalesce(max(s.up_to), 0) as up_to from audit.seals s, kept
          where s.at <= since and not exists (select from audit.lines l where l.id <= s.up_to and l.at > since)
        ),
        -- A line that came late stays as long as the seal that names it is young.
        gone as (
          delete from audit.lines l using old, kept
          where l.id <= old.up_to and not exists (select from audit.seals s where s.at > since and l.id = any(s.late)) returning 1
        )
        select count(*)::integer from gone;
      $$;

      create table queued_jobs (
        id text not null,
        queue text not null,
        name text not null,
        data jsonb not null,
        run_at timestamptz(3) not null,
        constraint pk_queued_jobs primary key (id)
      );
      create index ix_queued_jobs_run_at on queued_jobs (run_at);

      create table job_reports (
        id uuid not null,
        job text not null,
        at timestamptz(3) not null,
        did jsonb not null,
        constraint pk_job_reports primary key (id)
      );
      create index ix_job_reports_at on job_reports (at);

      create table outgoing_mails (
        id uuid not null,
        kind text not null,
        params jsonb not null,
        masked_address text not null,
        state text not null,
        error text,
        attempts integer not null default 0,
        dedupe_key text,
        created_at timestamptz(3) not null,
        try_at timestamptz(3) not null,
        claimed_at timestamptz(3),
        sent_at timestamptz(3),
        constraint pk_outgoing_mails primary key (id),
        constraint uq_outgoing_mails_dedupe_key unique (dedupe_key),
        constraint ck_outgoing_mails_state check (state in ('queued', 'held', 'sent', 'failed', 'cancelled'))
      );
      create index ix_outgoing_mails_queued on outgoing_mails (try_at) where state = 'queued';
      create index ix_outgoing_mails_state on outgoing_mails (state, id);

      create schema auth;
      create table auth."user" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "name" text not null, "email" text not null unique, "emailVerified" boolean not null, "image" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz default CURRENT_TIMESTAMP not null);
      create table auth."session" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "expiresAt" timestamptz not null, "token" text not null unique, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text, "userId" uuid not null references auth."user" ("id") on delete cascade);
      create table auth."account" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "accountId" text not null, "providerId" text not null, "userId" uuid not null references auth."user" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null);
      create table auth."verification" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "identifier" text not null, "value" text not null, "expiresAt" timestamptz not null, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz default CURRENT_TIMESTAMP not null);
      create index "session_userId_idx" on auth."session" ("userId");
      create index "account_userId_idx" on auth."account" ("userId");
      create index "verification_identifier_idx" on auth."verification" ("identifier");

      create table accounts (
        id uuid not null,
        role text not null,
        cantons text[] not null,
        adviser_id uuid,
        locale text not null,
        disabled_at timestamptz(3),
        created_at timestamptz(3) not null,
        version integer not null,
        constraint pk_accounts primary key (id),
        constraint fk_accounts_user foreign key (id) references auth."user" (id),
        constraint uq_accounts_adviser unique (adviser_id),
        constraint ck_accounts_role check (role in ('adviser', 'coordinator', 'staff', 'privacy', 'admin')),
        constraint ck_accounts_locale check (locale in ('de', 'fr', 'it', 'en')),
        constraint ck_accounts_territory check (role <> 'coordinator' or cardinality(cantons) > 0)
      );

      -- Links by mail: an invitation, a forgotten password, the first administrator. Only the hash is kept.
      create table account_links (
        token_hash text not null,
        account_id uuid,
        purpose text not null,
        expires_at timestamptz(3) not null,
        used_at timestamptz(3),
        constraint pk_account_links primary key (token_hash),
        constraint fk_account_links_account foreign key (account_id) references accounts (id) on delete cascade,
        constraint ck_account_links_purpose check (purpose in ('invitation', 'password', 'first-admin'))
      );
      create index ix_account_links_account on account_links (account_id);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop table account_links, accounts;
      drop schema auth cascade;
      drop table outgoing_mails, job_reports, queued_jobs;
      drop schema audit cascade;
      drop table idempotency_keys, installation;
      drop function plain(text);
      drop extension unaccent;
      drop extension pg_trgm;
    `);
  }
}
