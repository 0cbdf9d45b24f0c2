import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from './personal-data.js';
import { deleted, personalRows } from './personal-rows.js';
import { keptTable, recordIds, type KnownSubject } from './personal-table.js';
import { sql, type Sql } from './sql.js';

const answered = (subject: KnownSubject): Sql => sql`record_id = any(${recordIds(subject)}::uuid[])`;

@Injectable()
export class TablesOfDb implements OnModuleInit {
  constructor(private readonly data: PersonalData) {}

  onModuleInit(): void {
    this.data.register('db', [
      // Answers are not stored: a key holds the id of a record, and hashes.
      personalRows({
        table: 'idempotency_keys',
        columns: [],
        of: { person: answered, adviser: answered, account: answered },
        records: {},
        forget: { person: [deleted()], adviser: [deleted()], account: [deleted()] },
      }),
      keptTable('rate_limits', 'Counts under a key that is derived anew each day; deleted when their window ends.'),
      keptTable('daily_counts', 'Counts under a key that is derived anew each day; deleted after the day.'),
    ]);
  }
}
