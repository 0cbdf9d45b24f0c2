import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { personalColumns, references } from './columns.js';
import { registrationFaults, type DescribedTable } from './personal-data.rules.js';
import type { ForgottenRows, KnownSubject, PersonalRow, PersonalTable, Subject } from './personal-table.js';

/** Rooms that own tables with personal data, in the order of rooms: read in this order, erased in the opposite one. */
export const ROOMS_WITH_PERSONAL_DATA = [
  'db',
  'audit',
  'queue',
  'mail',
  'accounts',
  'people',
  'advisers',
  'cases',
  'deadlines',
  'matching',
  'irregularities',
  'attachments',
  'follow-ups',
  'reports',
  'campaigns',
  'public',
] as const;
export type RoomWithPersonalData = (typeof ROOMS_WITH_PERSONAL_DATA)[number];

/** Rows of one table that are read at once. */
export const MAX_ROWS = 5000;

export interface CollectedTable {
  table: string;
  rows: PersonalRow[];
  /** There are more rows than are read at once. */
  more: boolean;
  /** Columns that may tell of others too. */
  mixed: readonly string[];
  stays: string | null;
}

export interface ForgottenTable extends ForgottenRows {
  table: string;
  stays: string | null;
}

/**
 * Everything the database holds about somebody. Each room registers its tables when the program starts; a table that may
 * hold personal data and is not registered, or is registered twice, keeps the program from starting.
 */
@Injectable()
export class PersonalData implements OnApplicationBootstrap {
  private readonly rooms = new Map<string, readonly PersonalTable[]>();

  constructor(
    @InjectDataSource() private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** `tables`: those that others point to first. Throws when the room has registered already. */
  register(room: RoomWithPersonalData, tables: readonly PersonalTable[]): void {
    if (this.rooms.has(room)) throw new Error(`${room} registers its personal tables twice`);
    this.rooms.set(room, tables);
  }

  onApplicationBootstrap(): void {
    const missing = ROOMS_WITH_PERSONAL_DATA.filter((room) => !this.rooms.has(room));
    if (missing.length > 0) throw new Error(`these rooms do not register personal tables: ${missing.join(', ')}`);
    const [fault] = registrationFaults(this.describedTables(), this.tables());
    if (fault !== undefined) throw new Error(fault);
  }

  /** In the order of rooms; in a room, as registered. */
  tables(): PersonalTable[] {
    return ROOMS_WITH_PERSONAL_DATA.flatMap((room) => this.rooms.get(room) ?? []);
  }

  /** What the subject gets to read. Tables in which nothing is held about them are left out. */
  async collect(tx: EntityManager, subject: Subject): Promise<CollectedTable[]> {
    const known = await this.know(tx, subject, false);
    const collected: CollectedTable[] = [];
    for (const each of this.tables()) {
      const rows = await each.collect(tx, known, MAX_ROWS + 1);
      if (rows.length === 0) continue;
      collected.push({
        table: each.table,
        rows: rows.slice(0, MAX_ROWS),
        more: rows.length > MAX_ROWS,
        mixed: each.mixed ?? [],
        stays: each.stays ?? null,
      });
    }
    return collected;
  }

  /**
   * Erases the subject in every table, without asking whether it may: a case that has not ended, or the last
   * administrator, goes too. Answers the receipt, the tables in which something went or stays; it holds no data.
   */
  async forget(tx: EntityManager, subject: Subject): Promise<ForgottenTable[]> {
    const known = await this.know(tx, subject, true);
    const receipt: ForgottenTable[] = [];
    for (const each of this.tables().reverse()) {
      const { rows, columns } = await each.forget(tx, known);
      if (rows > 0 || each.stays !== undefined)
        receipt.push({ table: each.table, rows, columns, stays: each.stays ?? null });
    }
    return receipt.reverse();
  }

  /** From the last room to the first, so that locks are taken in the order case, adviser, account. */
  private async know(tx: EntityManager, subject: Subject, lock: boolean): Promise<KnownSubject> {
    auditSubjects(subject.id);
    const records = new Set([subject.id]);
    const known = { ...subject, records, at: this.clock.now() };
    for (const each of this.tables().reverse())
      for (const record of await each.records(tx, known, lock)) records.add(record);
    return known;
  }

  private describedTables(): DescribedTable[] {
    return this.source.entityMetadatas.map((metadata) => {
      const of = <T extends { target: () => unknown; property: string }>(declared: readonly T[]): T[] =>
        declared.filter(({ target }) => target() === metadata.target);
      const column = (property: string): string =>
        metadata.columns.find(({ propertyName }) => propertyName === property)?.databaseName ?? property;
      return {
        table: metadata.tableName,
        personal: of(personalColumns).map(({ property }) => column(property)),
        pointsTo: of(references).map(({ table }) => table),
      };
    });
  }
}
