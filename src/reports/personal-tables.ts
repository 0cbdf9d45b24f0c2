import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ofAccount } from '../accounts/personal-tables.js';
import { PersonalData } from '../db/personal-data.js';
import { personalRows } from '../db/personal-rows.js';

@Injectable()
export class TablesOfReports implements OnModuleInit {
  constructor(private readonly data: PersonalData) {}

  onModuleInit(): void {
    this.data.register('reports', [
      personalRows({
        table: 'exports',
        columns: ['requested_at', 'report', 'format', 'profile', 'filter', 'reason', 'rows'],
        mixed: ['reason'],
        of: ofAccount('requested_by'),
        records: {},
        forget: {},
        stays: 'What left the network, when and why, and the random id of the account that asked for it.',
      }),
    ]);
  }
}
