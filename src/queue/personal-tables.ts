import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../db/personal-data.js';
import { deleted, personalRows } from '../db/personal-rows.js';
import { keptTable, type KnownSubject } from '../db/personal-table.js';
import { sql, type Sql } from '../db/sql.js';

const about = ({ records }: KnownSubject): Sql =>
  sql`exists(select from jsonb_each_text(data) d where d.value = any(${[...records]}::text[]))`;

@Injectable()
export class TablesOfQueue implements OnModuleInit {
  constructor(private readonly data: PersonalData) {}

  onModuleInit(): void {
    this.data.register('queue', [
      personalRows({
        table: 'queued_jobs',
        columns: ['data'],
        of: { person: about, adviser: about, account: about },
        records: {},
        forget: { person: [deleted()], adviser: [deleted()], account: [deleted()] },
      }),
      keptTable('bullmq.*', 'Jobs hold ids only; deleted an hour after they are done, seven days after they failed.'),
    ]);
  }
}
