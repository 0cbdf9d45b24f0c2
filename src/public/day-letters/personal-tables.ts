import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../../db/personal-data.js';
import { deleted, personalRows } from '../../db/personal-rows.js';
import { sql } from '../../db/sql.js';

/** Promises belong to an address: they are those of whoever has it now. */
@Injectable()
export class TablesOfPublic implements OnModuleInit {
  constructor(private readonly data: PersonalData) {}

  onModuleInit(): void {
    this.data.register('public', [
      personalRows({
        table: 'day_promises',
        columns: ['created_at', 'email', 'language', 'day', 'closes_on', 'announced_at'],
        of: {
          person: ({ id }) => sql`email = (select lower(p.email) from people p where p.id = ${id})`,
          adviser: ({ id }) => sql`email = (select lower(a.email) from advisers a where a.id = ${id})`,
          account: ({ id }) => sql`email = (select a.email from accounts a where a.id = ${id})`,
        },
        forget: { person: [deleted()], adviser: [deleted()], account: [deleted()] },
      }),
    ]);
  }
}
