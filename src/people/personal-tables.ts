import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../db/personal-data.js';
import { deleted, personalRows } from '../db/personal-rows.js';
import { sql } from '../db/sql.js';

const WHO = [
  'created_at',
  'first_name',
  'last_name',
  'languages',
  'commune',
  'email',
  'email_failed_on',
  'phone',
  'phone_note',
  'safe_to_call',
  'safe_to_write',
  'shared_with',
  'shared_with_note',
  'best_time',
  'helper',
];

@Injectable()
export class TablesOfPeople implements OnModuleInit {
  constructor(private readonly data: PersonalData) {}

  onModuleInit(): void {
    this.data.register('people', [
      personalRows({
        table: 'people',
        columns: WHO,
        mixed: ['helper', 'shared_with_note'],
        of: { person: ({ id }) => sql`id = ${id}` },
        forget: { person: [deleted()] },
      }),
      personalRows({
        table: 'consents',
        columns: ['given_on', 'purpose', 'text_version', 'language', 'channel', 'withdrawn_on'],
        of: { person: ({ id }) => sql`person_id = ${id}` },
        forget: { person: [deleted()] },
      }),
    ]);
  }
}
