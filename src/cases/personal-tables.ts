import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonalData } from '../db/personal-data.js';
import { deleted, personalRows, type PersonalRowsOptions } from '../db/personal-rows.js';
import { type ForgottenRows, type KnownSubject, type PersonalTable } from '../db/personal-table.js';
import { Sql, sql } from '../db/sql.js';
import { CaseLifecycle } from './case-lifecycle.service.js';
import { Case } from './case.entity.js';
import { ENDED } from './case.rules.js';

const CASE = [
  'created_at',
  'reference',
  'stage',
  'procedure',
  'canton',
  'commune',
  'channel',
  'message',
  'worries',
  'facts',
  'outcome',
  'filed_on',
  'closed_on',
  'waiting_since',
];

/** That a column holds a case of the person. */
export function ofPersonsCase(column: string): PersonalRowsOptions['of'] {
  return { person: ({ id }) => sql`${new Sql([column], [])} in (select id from cases where person_id = ${id})` };
}

@Injectable()
export class TablesOfCases implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly lifecycle: CaseLifecycle,
  ) {}

  onModuleInit(): void {
    const deletedWithCase = (
      table: string,
      columns: string[],
      mixed: string[],
      records?: Record<string, never>,
    ): PersonalTable =>
      personalRows({ table, columns, mixed, of: ofPersonsCase('case_id'), records, forget: { person: [deleted()] } });
    const cases = personalRows({
      table: 'cases',
      columns: CASE,
      mixed: ['message'],
      of: { person: ({ id }) => sql`person_id = ${id}` },
      records: { person: ['id', 'reference'] },
      forget: { person: [deleted()] },
    });
    this.data.register('cases', [
      { ...cases, forget: (tx, subject) => this.forget(tx, subject, cases) },
      deletedWithCase('case_members', ['first_name', 'birth_year', 'relation'], ['first_name', 'birth_year']),
      deletedWithCase('case_events', ['at', 'kind', 'from_stage', 'to_stage', 'day', 'about', 'text'], ['text']),
      deletedWithCase(
        'received_letters',
        [
          'recorded_at',
          'kind',
          'decided_on',
          'received_on',
          'delivery',
          'first_attempt_on',
          'sender',
          'remedy_body',
          'remedy_kind',
          'term_days',
          'last_day',
        ],
        ['sender', 'remedy_body'],
      ),
      deletedWithCase('checklist_items', ['item', 'have', 'issued_on', 'valid_until'], [], {}),
    ]);
  }

  /** The cases of an adviser are those of other people: open ones wait again, ended ones keep the random id. */
  private async forget(tx: EntityManager, subject: KnownSubject, cases: PersonalTable): Promise<ForgottenRows> {
    if (subject.kind !== 'adviser') return cases.forget(tx, subject);
    const theirs = await tx.find(Case, {
      where: { adviserId: subject.id },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const open = theirs.filter(({ stage }) => !ENDED.includes(stage));
    for (const theCase of open) await this.lifecycle.release(tx, theCase, '', { deadlinesTo: 'coordinator' });
    return { rows: open.length, columns: { adviser_id: open.length } };
  }
}
