import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ofPersonsCase } from '../cases/personal-tables.js';
import { PersonalData } from '../db/personal-data.js';
import { deleted, emptied, personalRows } from '../db/personal-rows.js';
import type { KnownSubject } from '../db/personal-table.js';
import { sql, type Sql } from '../db/sql.js';

const INTERNAL = sql`consent = 'internal'`;

/** What an export of the safe profile tells of it, and no more. */
const ANONYMOUS = {
  case_id: sql`null`,
  commune: sql`null`,
  occurred_from: sql`date_trunc('month', occurred_from)::date`,
  occurred_to: sql`(date_trunc('month', occurred_to) + interval '1 month - 1 day')::date`,
  description: sql`''`,
  rejected_because: sql`case when rejected_because is not null then '' end`,
  consent: sql`'statistics'`,
  version: sql`version + 1`,
};

const ofTheirs = ({ id }: KnownSubject): Sql =>
  sql`irregularity_id in (select i.id from irregularities i join cases c on c.id = i.case_id where c.person_id = ${id})`;
const duplicates = ({ id }: KnownSubject): Sql =>
  sql`duplicate_of in (select i.id from irregularities i join cases c on c.id = i.case_id where c.person_id = ${id} and i.consent = 'internal')`;

@Injectable()
export class TablesOfIrregularities implements OnModuleInit {
  constructor(private readonly data: PersonalData) {}

  onModuleInit(): void {
    const irregularities = personalRows({
      table: 'irregularities',
      columns: [
        'occurred_from',
        'occurred_to',
        'reference',
        'code',
        'level',
        'canton',
        'commune',
        'organ',
        'description',
        'rejected_because',
        'status',
        'consent',
        'case_id',
      ],
      mixed: ['description', 'rejected_because'],
      of: ofPersonsCase('case_id'),
      forget: { person: [deleted(() => INTERNAL), emptied(ANONYMOUS)] },
      stays:
        'What an authority did, where the consent was for statistics or more: kind, month, canton, level, organ. Without case, commune and words.',
    });
    const leading = personalRows({
      table: 'irregularities',
      columns: ['duplicate_of'],
      of: { person: duplicates },
      forget: { person: [emptied({ duplicate_of: sql`null` })] },
    });
    this.data.register('irregularities', [
      {
        ...irregularities,
        forget: async (tx, subject) => {
          await leading.forget(tx, subject);
          return irregularities.forget(tx, subject);
        },
      },
      personalRows({
        table: 'irregularity_events',
        columns: ['at', 'from_status', 'to_status', 'changed', 'text'],
        mixed: ['text'],
        of: { person: ofTheirs },
        forget: { person: [emptied({ text: sql`null` })] },
        stays: 'The course of the review, without words.',
      }),
      personalRows({
        table: 'evidence',
        columns: ['recorded_at', 'kind', 'reference', 'held_by', 'dated_on'],
        mixed: ['reference'],
        of: { person: ofTheirs },
        forget: { person: [deleted()] },
      }),
    ]);
  }
}
