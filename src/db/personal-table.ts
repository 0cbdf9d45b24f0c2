import type { EntityManager } from 'typeorm';
import { isId } from '../common/id.js';

/** Somebody who seeks naturalisation; an adviser, with the account that belongs to them; an account alone. */
export const SUBJECT_KINDS = ['person', 'adviser', 'account'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** Whose data are meant. */
export interface Subject {
  kind: SubjectKind;
  id: string;
}

/** Found in all tables before anything is read or erased, so that no table depends on what another has erased already. */
export interface KnownSubject extends Subject {
  /** Ids of rows about the subject, their own included, and references of cases. */
  records: ReadonlySet<string>;
  at: Date;
}

export type PersonalRow = Record<string, unknown>;

/** What went: numbers only, never data. `columns`: in how many of the rows each column held something. */
export interface ForgottenRows {
  rows: number;
  columns: Record<string, number>;
}

/** A table that holds data about people, registered by the room that owns it. See docs/adr/0031. */
export interface PersonalTable {
  /** `people`, or with its schema when that is another than public. */
  readonly table: string;
  /** Those that hold personal data, by their names in the database: what is read, and what a receipt counts. */
  readonly columns: readonly string[];
  /** Columns that may tell of others too: somebody decides before they leave. */
  readonly mixed?: readonly string[];
  /** Why rows or columns of the subject remain after erasure. */
  readonly stays?: string;
  /** Identifiers of the rows about the subject; with `lock`, until the end of the transaction. */
  records(tx: EntityManager, subject: KnownSubject, lock: boolean): Promise<string[]>;
  /** What the subject gets to read, `most` rows at most. */
  collect(tx: EntityManager, subject: KnownSubject, most: number): Promise<PersonalRow[]>;
  /** Deletes the rows or empties their columns. Files go after the transaction has been committed. */
  forget(tx: EntityManager, subject: KnownSubject): Promise<ForgottenRows>;
}

export const NOTHING_FORGOTTEN: ForgottenRows = { rows: 0, columns: {} };

export function recordIds({ records }: KnownSubject): string[] {
  return [...records].filter(isId);
}

export function sumForgotten(parts: readonly ForgottenRows[]): ForgottenRows {
  const sum: ForgottenRows = { rows: 0, columns: {} };
  for (const { rows, columns } of parts) {
    sum.rows += rows;
    for (const [column, count] of Object.entries(columns)) sum.columns[column] = (sum.columns[column] ?? 0) + count;
  }
  return sum;
}

/** A table that is neither read out nor erased. */
export function keptTable(table: string, stays: string): PersonalTable {
  return {
    table,
    columns: [],
    stays,
    records: () => Promise.resolve([]),
    collect: () => Promise.resolve([]),
    forget: () => Promise.resolve(NOTHING_FORGOTTEN),
  };
}
