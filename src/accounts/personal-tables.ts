import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../db/personal-data.js';
import { deleted, emptied, personalRows, type PersonalRowsOptions } from '../db/personal-rows.js';
import { keptTable, type PersonalTable } from '../db/personal-table.js';
import { Sql, sql } from '../db/sql.js';

/** That a column holds the account that is meant, or that of the adviser who is meant. */
export function ofAccount(column: string): PersonalRowsOptions['of'] {
  const name = new Sql([column], []);
  return {
    account: ({ id }) => sql`${name} = ${id}`,
    adviser: ({ id }) => sql`${name} in (select id from accounts where adviser_id = ${id})`,
  };
}

const accountsOf = (adviser: string): Sql => sql`(select id from accounts where adviser_id = ${adviser})`;

type Described = Pick<PersonalRowsOptions, 'table' | 'columns' | 'of' | 'records'>;

function deletedWithAccount(options: Described): PersonalTable {
  return personalRows({ ...options, forget: { account: [deleted()], adviser: [deleted()] } });
}

@Injectable()
export class TablesOfAccounts implements OnModuleInit {
  constructor(private readonly data: PersonalData) {}

  onModuleInit(): void {
    this.data.register('accounts', [
      deletedWithAccount({
        table: 'accounts',
        columns: [
          'created_at',
          'name',
          'email',
          'role',
          'cantons',
          'locale',
          'disabled_at',
          'email_failed_at',
          'adviser_id',
        ],
        of: { account: ({ id }) => sql`id = ${id}`, adviser: ({ id }) => sql`adviser_id = ${id}` },
      }),
      deletedWithAccount({
        table: 'sessions',
        columns: ['created_at', 'last_seen_at', 'confirmed_at', 'expires_at', 'device'],
        of: ofAccount('account_id'),
        records: {},
      }),
      // The hash of the password is nothing to be read.
      deletedWithAccount({ table: 'passwords', columns: ['set_at'], of: ofAccount('account_id'), records: {} }),
      deletedWithAccount({
        table: 'account_links',
        columns: ['expires_at', 'purpose', 'asked_by', 'used_at'],
        of: ofAccount('account_id'),
        records: {},
      }),
      deletedWithAccount({
        table: 'second_factors',
        columns: ['set_up_at'],
        of: ofAccount('account_id'),
        records: {},
      }),
      deletedWithAccount({
        table: 'passkeys',
        columns: ['created_at', 'name', 'last_used_at', 'transports'],
        of: ofAccount('account_id'),
        records: {},
      }),
      deletedWithAccount({
        table: 'notices',
        columns: ['kind', 'told_at', 'told', 'pending'],
        of: ofAccount('account_id'),
        records: {},
      }),
      personalRows({
        table: 'grants',
        columns: ['from_at', 'subject_kind', 'part', 'until_at'],
        of: {
          ...ofAccount('account_id'),
          person: ({ id }) => sql`case_id in (select id from cases where person_id = ${id})`,
        },
        records: {},
        forget: { person: [deleted()], account: [deleted()], adviser: [deleted()] },
      }),
      personalRows({
        table: 'coordinator_absences',
        columns: ['from_on', 'to_on', 'deputy_id'],
        of: {
          account: ({ id }) => sql`(account_id = ${id} or deputy_id = ${id})`,
          adviser: ({ id }) => sql`(account_id in ${accountsOf(id)} or deputy_id in ${accountsOf(id)})`,
        },
        records: {},
        forget: {
          account: [
            emptied({ deputy_id: sql`null` }, ({ id }) => sql`deputy_id = ${id}`),
            deleted(({ id }) => sql`account_id = ${id}`),
          ],
          adviser: [
            emptied({ deputy_id: sql`null` }, ({ id }) => sql`deputy_id in ${accountsOf(id)}`),
            deleted(({ id }) => sql`account_id in ${accountsOf(id)}`),
          ],
        },
      }),
      keptTable('sign_in_tries', 'Counts under a key that is derived anew each day; deleted after the day.'),
    ]);
  }
}
