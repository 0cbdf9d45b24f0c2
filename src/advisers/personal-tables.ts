import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalData } from '../db/personal-data.js';
import { deleted, emptied, personalRows } from '../db/personal-rows.js';
import type { KnownSubject } from '../db/personal-table.js';
import { sql, type Sql } from '../db/sql.js';

const WHO = [
  'created_at',
  'first_name',
  'last_name',
  'email',
  'phone',
  'phone_note',
  'languages',
  'communes',
  'cantons',
  'home_canton',
  'remote',
  'capacity',
  'specialities',
  'state',
  'conflicts',
  'organisation_id',
  'undertaking_version',
  'undertaking_on',
];

/** `email` is unique and not null. */
const EMPTY = {
  first_name: sql`'–'`,
  last_name: sql`'–'`,
  email: sql`id || '@erased.invalid'`,
  phone: sql`null`,
  phone_note: sql`null`,
  languages: sql`'[]'`,
  communes: sql`'{}'`,
  cantons: sql`array[home_canton]`,
  remote: sql`false`,
  capacity: sql`0`,
  specialities: sql`'{}'`,
  state: sql`'left'`,
  conflicts: sql`'[]'`,
  organisation_id: sql`null`,
  undertaking_version: sql`null`,
  undertaking_on: sql`null`,
  version: sql`version + 1`,
};

/** A conflict of interest names a case by its reference. */
const withConflict = ({ records }: KnownSubject): Sql =>
  sql`exists(select from jsonb_array_elements(conflicts) c where c ->> 'caseReference' = any(${[...records]}::text[]))`;

const otherConflicts = ({ records }: KnownSubject): Sql =>
  sql`(select coalesce(jsonb_agg(c), '[]') from jsonb_array_elements(conflicts) c where (c ->> 'caseReference' = any(${[...records]}::text[])) is not true)`;

@Injectable()
export class TablesOfAdvisers implements OnModuleInit {
  constructor(private readonly data: PersonalData) {}

  onModuleInit(): void {
    const advisers = personalRows({
      table: 'advisers',
      columns: WHO,
      mixed: ['conflicts'],
      of: { adviser: ({ id }) => sql`id = ${id}` },
      forget: { adviser: [emptied(EMPTY)] },
      stays: 'The cases and offers of an adviser point to the row, which holds a random id and a canton.',
    });
    const conflicts = personalRows({
      table: 'advisers',
      columns: ['conflicts'],
      of: { person: withConflict },
      forget: { person: [emptied((subject) => ({ conflicts: otherConflicts(subject), version: sql`version + 1` }))] },
    });
    this.data.register('advisers', [
      { ...advisers, forget: (tx, subject) => (subject.kind === 'person' ? conflicts : advisers).forget(tx, subject) },
      personalRows({
        table: 'absences',
        columns: ['from_on', 'to_on', 'cover_id'],
        of: { adviser: ({ id }) => sql`(adviser_id = ${id} or cover_id = ${id})` },
        // Where they only covered, the absence is somebody else's.
        forget: {
          adviser: [
            emptied({ cover_id: sql`null` }, ({ id }) => sql`cover_id = ${id}`),
            deleted(({ id }) => sql`adviser_id = ${id}`),
          ],
        },
      }),
    ]);
  }
}
