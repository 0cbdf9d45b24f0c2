import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By what an installation knows its secret, and where readiness tries whether it can be written. */
export class Starting implements MigrationInterface {
  name = 'Starting1763769600014';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table installation
        -- Written at the next start; 128 bits, base64url.
        add column secret_fingerprint text constraint ck_installation_fingerprint check (secret_fingerprint ~ '^[A-Za-z0-9_-]{22}$'),
        add column written_at timestamptz(3);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`alter table installation drop column written_at, drop column secret_fingerprint;`);
  }
}
