import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ofAccount } from '../accounts/personal-tables.js';
import { ofPersonsCase } from '../cases/personal-tables.js';
import { PersonalData } from '../db/personal-data.js';
import { deleted, personalRows } from '../db/personal-rows.js';
import { sql } from '../db/sql.js';

@Injectable()
export class TablesOfFollowUps implements OnModuleInit {
  constructor(private readonly data: PersonalData) {}

  onModuleInit(): void {
    this.data.register('follow-ups', [
      personalRows({
        table: 'follow_ups',
        columns: ['created_at', 'due_on', 'former_due_on', 'alarm', 'about', 'title', 'note', 'state', 'ended_at'],
        mixed: ['title', 'note'],
        of: ofPersonsCase('case_id'),
        forget: { person: [deleted()] },
      }),
      personalRows({
        table: 'reminders',
        columns: ['planned_at', 'planned_on', 'due_on', 'audience', 'channel', 'state', 'handed_over_at', 'mail_ids'],
        of: {
          person: ({ id }) =>
            sql`follow_up_id in (select f.id from follow_ups f join cases c on c.id = f.case_id where c.person_id = ${id})`,
        },
        forget: { person: [deleted()] },
      }),
      // The hash of the token is nothing to be read; a wish for another adviser is the person's own word.
      personalRows({
        table: 'check_ins',
        columns: [
          'planned_at',
          'sent_at',
          'answer',
          'answered_at',
          'photo_ids',
          'stopped_at',
          'lapsed_at',
          'proposal',
          'decision',
        ],
        of: { person: ({ id }) => sql`person_id = ${id}` },
        forget: { person: [deleted()] },
      }),
      // The hash of the address is nothing to be read.
      personalRows({
        table: 'calendars',
        columns: ['made_at'],
        of: ofAccount('account_id'),
        records: {},
        forget: { account: [deleted()], adviser: [deleted()] },
      }),
    ]);
  }
}
