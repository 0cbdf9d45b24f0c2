import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ofAccount } from '../accounts/personal-tables.js';
import { PersonalData } from '../db/personal-data.js';
import { emptied, personalRows } from '../db/personal-rows.js';
import { sql } from '../db/sql.js';

const WITHOUT_AUTHOR = emptied({ created_by: sql`null` });

@Injectable()
export class TablesOfCampaigns implements OnModuleInit {
  constructor(private readonly data: PersonalData) {}

  onModuleInit(): void {
    this.data.register('campaigns', [
      personalRows({
        table: 'campaigns',
        columns: ['created_at', 'source', 'created_by'],
        of: ofAccount('created_by'),
        records: {},
        forget: { account: [WITHOUT_AUTHOR], adviser: [WITHOUT_AUTHOR] },
        stays: 'The word, without who made it.',
      }),
    ]);
  }
}
