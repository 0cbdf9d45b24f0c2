import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ofAccount } from '../accounts/personal-tables.js';
import { ofPersonsCase } from '../cases/personal-tables.js';
import { PersonalData } from '../db/personal-data.js';
import { deleted, personalRows } from '../db/personal-rows.js';

@Injectable()
export class TablesOfDeadlines implements OnModuleInit {
  constructor(private readonly data: PersonalData) {}

  onModuleInit(): void {
    this.data.register('deadlines', [
      personalRows({
        table: 'deadlines',
        columns: [
          'created_at',
          'kind',
          'state',
          'safe_day',
          'last_day',
          'latest_day',
          'extended_to',
          'steps',
          'former',
          'acknowledged_at',
          'acknowledged_how',
          'ended_at',
          'sent_on',
          'sent_how',
          'tracking',
          'words',
          'heard_by',
          'next',
          'confirmed_at',
        ],
        mixed: ['tracking', 'words', 'heard_by'],
        of: ofPersonsCase('case_id'),
        forget: { person: [deleted()] },
      }),
      // The hash of an address is nothing to be read.
      personalRows({
        table: 'deadline_links',
        columns: ['created_at'],
        of: ofAccount('account_id'),
        records: {},
        forget: { account: [deleted()], adviser: [deleted()] },
      }),
    ]);
  }
}
