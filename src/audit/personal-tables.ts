import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../db/personal-data.js';
import { personalRows } from '../db/personal-rows.js';
import { keptTable, recordIds, type KnownSubject } from '../db/personal-table.js';
import { sql, type Sql } from '../db/sql.js';

const about = (subject: KnownSubject): Sql => sql`subjects && ${recordIds(subject)}::uuid[]`;

@Injectable()
export class TablesOfAudit implements OnModuleInit {
  constructor(private readonly data: PersonalData) {}

  onModuleInit(): void {
    this.data.register('audit', [
      personalRows({
        table: 'audit.lines',
        columns: ['at', 'actor_kind', 'permission', 'refused'],
        of: {
          person: about,
          adviser: about,
          account: (subject) => sql`(actor = ${subject.id} or ${about(subject)})`,
        },
        records: {},
        forget: {},
        stays: 'Who read and changed what: random ids and codes, kept for 400 days, sealed.',
      }),
      keptTable('audit.seals', 'Digests of audit lines.'),
    ]);
  }
}
