import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Name, address, password and sessions of an account move from the tables of better-auth into ours. */
export class OwnAccounts implements MigrationInterface {
  name = 'OwnAccounts1764288000023';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table accounts drop constraint fk_accounts_user, add column name text, add column email text;
      update accounts a set name = u.name, email = lower(u.email) from auth."user" u where u.id = a.id;
      alter table accounts alter column name set not null, alter column email set not null,
        add constraint uq_accounts_email unique (email);

      create table passwords (
        account_id uuid not null,
        id uuid not null,
        hash text not null,
        set_at timestamptz(3) not null,
        constraint pk_passwords primary key (account_id),
        constraint fk_passwords_account foreign key (account_id) references accounts (id) on delete cascade
      );
      insert into passwords (account_id, id, hash, set_at)
        select distinct on (c."userId") c."userId", c.id, c.password, c."updatedAt"
        from auth.account c join accounts a on a.id = c."userId"
        where c."providerId" = 'credential' and c.password is not null
        order by c."userId", c."updatedAt" desc;

      create table sessions (
        id uuid not null,
        token_hash text not null,
        account_id uuid not null,
        created_at timestamptz(3) not null,
        last_seen_at timestamptz(3) not null,
        confirmed_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        device text,
        constraint pk_sessions primary key (id),
        constraint uq_sessions_token_hash unique (token_hash),
        constraint fk_sessions_account foreign key (account_id) references accounts (id) on delete cascade
      );
      create index ix_sessions_account on sessions (account_id);
      create index ix_sessions_expires_at on sessions (expires_at);

      drop schema auth cascade;
    `);
  }

  /** Everybody signs in again, in both directions: the cookie has another name. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      create schema auth;
      create table auth."user" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "name" text not null, "email" text not null unique, "emailVerified" boolean not null, "image" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz default CURRENT_TIMESTAMP not null);
      create table auth."session" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "expiresAt" timestamptz not null, "token" text not null unique, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text, "userId" uuid not null references auth."user" ("id") on delete cascade, "confirmedAt" timestamptz default CURRENT_TIMESTAMP not null);
      create table auth."account" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "accountId" text not null, "providerId" text not null, "userId" uuid not null references auth."user" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null);
      create table auth."verification" ("id" uuid default pg_catalog.gen_random_uuid() not null primary key, "identifier" text not null, "value" text not null, "expiresAt" timestamptz not null, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz default CURRENT_TIMESTAMP not null);
      create index "session_userId_idx" on auth."session" ("userId");
      create index "account_userId_idx" on auth."account" ("userId");
      create index "verification_identifier_idx" on auth."verification" ("identifier");

      insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
        select id, name, email, true, created_at, created_at from accounts;
      insert into auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
        select id, account_id::text, 'credential', account_id, hash, set_at, set_at from passwords;

      drop table sessions;
      drop table passwords;
      alter table accounts drop constraint uq_accounts_email, drop column name, drop column email,
        add constraint fk_accounts_user foreign key (id) references auth."user" (id);
    `);
  }
}
