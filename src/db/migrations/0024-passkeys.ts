import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passkeys; and the challenges that were answered, each of which signs in once. */
export class Passkeys implements MigrationInterface {
  name = 'Passkeys1764288000024';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table passkeys (
        id uuid not null,
        account_id uuid not null,
        name text not null,
        -- As the authenticator gave them, base64url; the key is COSE.
        credential_id text not null,
        public_key text not null,
        counter bigint not null,
        transports text[] not null,
        created_at timestamptz(3) not null,
        last_used_at timestamptz(3),
        constraint pk_passkeys primary key (id),
        constraint uq_passkeys_credential unique (credential_id),
        constraint fk_passkeys_account foreign key (account_id) references accounts (id) on delete cascade
      );
      create index ix_passkeys_account on passkeys (account_id);
      alter table account_links
        drop constraint ck_account_links_purpose,
        add constraint ck_account_links_purpose check (purpose in ('invitation', 'password', 'first-admin', 'sign-in', 'second-factor', 'passkey'));
    `);
  }

  /** Whoever had passkeys only sets up another second factor with the password, or signs in by letter. */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop table passkeys;
      delete from account_links where purpose = 'passkey';
      alter table account_links
        drop constraint ck_account_links_purpose,
        add constraint ck_account_links_purpose check (purpose in ('invitation', 'password', 'first-admin', 'sign-in', 'second-factor'));
    `);
  }
}
