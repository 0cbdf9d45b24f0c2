import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whatever is encrypted or authenticated names its key (ADR 34); files have keys of their own, and there are keys that sign. */
export class Keyring implements MigrationInterface {
  name = 'Keyring1764288000022';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      -- Encrypted under the keyring; null: the file is of before, and encrypted under key 0 itself.
      alter table attachments add column data_key text constraint ck_attachments_data_key check (data_key ~ '^k(0|[1-9][0-9]?)[.][A-Za-z0-9_-]{80}$');

      -- The key of digest and hmac.
      alter table audit.seals add column key smallint not null default 0 constraint ck_audit_seals_key check (key between 0 and 99);

      alter table installation drop constraint ck_installation_fingerprint;
      alter table installation add constraint ck_installation_fingerprint check (secret_fingerprint ~ '^(k(0|[1-9][0-9]?)[.])?[A-Za-z0-9_-]{22}$');

      create table signing_keys (
        id uuid not null,
        -- 256 bits, base64url.
        public_key text not null,
        -- Encrypted under the keyring.
        private_key text not null,
        created_at timestamptz(3) not null,
        retired_at timestamptz(3),
        constraint pk_signing_keys primary key (id),
        constraint ck_signing_keys_public check (public_key ~ '^[A-Za-z0-9_-]{43}$')
      );
      create unique index uq_signing_keys_public on signing_keys (public_key);
      -- One at a time signs.
      create unique index uq_signing_keys_active on signing_keys ((retired_at is null)) where retired_at is null;
    `);
  }

  /**
   * Refuses where the former release could not read what was written since. Links that were handed out with a key id are void
   * for it, and keys that sign go: nothing has been signed with them.
   */
  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      do $$ begin
        if exists (select from attachments where data_key is not null) then
          raise exception 'attachments have keys of their own, and the former release could not read them: restore the copy made before the upgrade';
        end if;
        if exists (select from audit.seals where key <> 0)
          or exists (select from installation where secret_fingerprint ~ '^k[1-9]')
          or exists (select from second_factors where concat_ws(' ', secret, pending_secret, array_to_string(recovery_codes, ' ')) ~ '\\mk[1-9][0-9]?[.]')
          or exists (select from account_links where code_hash ~ '^k[1-9][0-9]?[.]') then
          raise exception 'something is under a key that the former release does not know: restore the copy made before the upgrade';
        end if;
      end $$;

      update second_factors set
        secret = regexp_replace(secret, '^k0[.]', ''),
        pending_secret = regexp_replace(pending_secret, '^k0[.]', ''),
        recovery_codes = array(select regexp_replace(code, '^k0[.]', '') from unnest(recovery_codes) with ordinality u(code, at) order by at);
      update account_links set code_hash = regexp_replace(code_hash, '^k0[.]', '') where code_hash is not null;

      drop table signing_keys;
      update installation set secret_fingerprint = regexp_replace(secret_fingerprint, '^k0[.]', '');
      alter table installation drop constraint ck_installation_fingerprint;
      alter table installation add constraint ck_installation_fingerprint check (secret_fingerprint ~ '^[A-Za-z0-9_-]{22}$');
      alter table audit.seals drop column key;
      alter table attachments drop column data_key;
    `);
  }
}
