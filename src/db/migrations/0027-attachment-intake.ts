import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether an attachment is what was sent or a cleaned copy of it, and the digest of what was sent. */
export class AttachmentIntake implements MigrationInterface {
  name = 'AttachmentIntake1764288000027';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table attachments
        add column variant text not null default 'working' constraint ck_attachments_variant check (variant in ('original', 'working')),
        -- Null: of before, and lost with what was sent.
        add column sha256 text constraint ck_attachments_sha256 check (sha256 ~ '^[0-9a-f]{64}$');
      -- Pictures were always cleaned, PDFs were kept as they came.
      update attachments set variant = 'original' where type = 'application/pdf';
      alter table attachments alter column variant drop default;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`alter table attachments drop column variant, drop column sha256`);
  }
}
