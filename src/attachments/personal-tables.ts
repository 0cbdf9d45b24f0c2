import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../db/db.js';
import { PersonalData } from '../db/personal-data.js';
import { deleted, personalRows } from '../db/personal-rows.js';
import { sql } from '../db/sql.js';
import { FileStore } from '../files/file.store.js';

@Injectable()
export class TablesOfAttachments implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly data: PersonalData,
    private readonly files: FileStore,
  ) {}

  onModuleInit(): void {
    const attachments = personalRows({
      table: 'attachments',
      columns: ['attached_at', 'id', 'type', 'variant', 'title', 'size', 'sha256', 'case_id', 'irregularity_id'],
      mixed: ['title'],
      of: {
        person: ({ id }) => sql`(case_id in (select id from cases where person_id = ${id})
          or irregularity_id in (select i.id from irregularities i join cases c on c.id = i.case_id where c.person_id = ${id}))`,
      },
      forget: { person: [deleted()] },
    });
    this.data.register('attachments', [
      {
        ...attachments,
        // The rows first: a file that is left is deleted by the sweep, a row without its file would be missed.
        forget: async (tx, subject) => {
          for (const id of await attachments.records(tx, subject, true))
            this.db.afterCommit(tx, () => this.files.remove(id));
          return attachments.forget(tx, subject);
        },
      },
    ]);
  }
}
