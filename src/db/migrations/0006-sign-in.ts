import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The second factor, sign-in by mail, and sessions that end when nobody uses them. */
export class SignInSafely implements MigrationInterface {
  name = 'SignInSafely1763769600006';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table second_factors (
        account_id uuid not null,
        -- Both encrypted; the second is one that has been shown but not yet proved.
        secret text,
        pending_secret text,
        -- The last time step a code was taken of: none is taken twice.
        last_step integer not null,
        recovery_codes text[] not null,
        set_up_at timestamptz(3),
        constraint pk_second_factors primary key (account_id),
        constraint fk_second_factors_account foreign key (account_id) references accounts (id) on delete cascade,
        constraint ck_second_factors_set_up check ((secret is null) = (set_up_at is null))
      );

      alter table account_links
        add column code_hash text,
        add column tries integer not null default 0,
        drop constraint ck_account_links_purpose,
        add constraint ck_account_links_purpose check (purpose in ('invitation', 'password', 'first-admin', 'sign-in', 'second-factor'));

      -- Sessions had another length, and kept what the browser said of itself in full: everybody signs in anew.
      delete from auth."session";
      alter table auth."session" add column "confirmedAt" timestamptz default CURRENT_TIMESTAMP not null;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table auth."session" drop column "confirmedAt";
      delete from account_links where purpose in ('sign-in', 'second-factor');
      alter table account_links
        drop column code_hash,
        drop column tries,
        drop constraint ck_account_links_purpose,
        add constraint ck_account_links_purpose check (purpose in ('invitation', 'password', 'first-admin'));
      drop table second_factors;
    `);
  }
}
