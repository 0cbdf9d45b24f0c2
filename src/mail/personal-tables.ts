import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../db/personal-data.js';
import { deleted, personalRows } from '../db/personal-rows.js';
import type { KnownSubject } from '../db/personal-table.js';
import { sql, type Sql } from '../db/sql.js';

/** Letters to a person, and letters to the network about their cases. */
const about = ({ records }: KnownSubject): Sql =>
  sql`exists(select from jsonb_each_text(params) p where p.value = any(${[...records]}::text[]))`;
const toAccount = ({ records }: KnownSubject): Sql => sql`params ->> 'account' = any(${[...records]}::text[])`;

@Injectable()
export class TablesOfMail implements OnModuleInit {
  constructor(private readonly data: PersonalData) {}

  onModuleInit(): void {
    this.data.register('mail', [
      personalRows({
        table: 'outgoing_mails',
        columns: ['created_at', 'kind', 'masked_address', 'state', 'sent_at', 'params', 'dedupe_key'],
        mixed: ['masked_address'],
        of: { person: about, adviser: toAccount, account: toAccount },
        forget: { person: [deleted()], adviser: [deleted()], account: [deleted()] },
        stays: 'What the mail server was handed is out of reach.',
      }),
    ]);
  }
}
