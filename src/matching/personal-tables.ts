import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ofPersonsCase } from '../cases/personal-tables.js';
import { PersonalData } from '../db/personal-data.js';
import { deleted, emptied, personalRows } from '../db/personal-rows.js';
import type { ForgottenRows, KnownSubject, PersonalTable } from '../db/personal-table.js';
import { sql } from '../db/sql.js';
import { OffersOfCase } from './case.participant.js';

@Injectable()
export class TablesOfMatching implements OnModuleInit {
  constructor(
    private readonly data: PersonalData,
    private readonly offers: OffersOfCase,
  ) {}

  onModuleInit(): void {
    const offers = personalRows({
      table: 'offers',
      columns: ['made_at', 'state', 'lapses_at', 'answered_at', 'on_behalf', 'how', 'reason', 'note', 'facts'],
      mixed: ['note', 'facts'],
      of: { ...ofPersonsCase('case_id'), adviser: ({ id }) => sql`adviser_id = ${id}` },
      records: { person: ['id'] },
      forget: { person: [deleted()], adviser: [emptied({ note: sql`null`, facts: sql`'{}'` })] },
    });
    this.data.register('matching', [{ ...offers, forget: (tx, subject) => this.forget(tx, subject, offers) }]);
  }

  /** What is open with an adviser who goes can be offered to another. */
  private async forget(tx: EntityManager, subject: KnownSubject, offers: PersonalTable): Promise<ForgottenRows> {
    if (subject.kind === 'adviser')
      for (const { id } of await tx.query<{ id: string }[]>(
        `select case_id as id from offers where adviser_id = $1 and state = 'open' order by case_id`,
        [subject.id],
      ))
        await this.offers.withdraw(tx, { id });
    return offers.forget(tx, subject);
  }
}
