import type { EntityManager } from 'typeorm';
import {
  sumForgotten,
  type ForgottenRows,
  type KnownSubject,
  type PersonalRow,
  type PersonalTable,
  type SubjectKind,
} from './personal-table.js';
import { Sql, sql, where } from './sql.js';

type Rows = (subject: KnownSubject) => Sql;

type Values = Readonly<Record<string, Sql>>;

interface Step {
  /** Null: the rows are deleted. */
  set: ((subject: KnownSubject) => Values) | null;
  /** Beside being the subject's. */
  when: Rows | null;
}

export interface PersonalRowsOptions {
  table: string;
  columns: readonly string[];
  mixed?: readonly string[];
  stays?: string;
  /** Which rows are about whom; a kind that is missing has none. */
  of: Partial<Record<SubjectKind, Rows>>;
  /** The columns that identify a row; `id` for every kind of `of` when it is missing. */
  records?: Partial<Record<SubjectKind, readonly string[]>>;
  forget: Partial<Record<SubjectKind, readonly Step[]>>;
}

const raw = (text: string): Sql => new Sql([text], []);

/** Deletes the rows. */
export function deleted(when: Rows | null = null): Step {
  return { set: null, when };
}

/** Sets columns, by their names in the database. */
export function emptied(set: Values | ((subject: KnownSubject) => Values), when: Rows | null = null): Step {
  return { set: typeof set === 'function' ? set : () => set, when };
}

/** A {@link PersonalTable} said in SQL. */
export function personalRows(options: PersonalRowsOptions): PersonalTable {
  const { table, columns, of, forget } = options;
  const name = raw(`"${table.replace('.', '"."')}"`);
  const run = <T>(tx: EntityManager, { text, values }: Sql): Promise<T[]> => tx.query<T[]>(text, values);
  return {
    table,
    columns,
    mixed: options.mixed,
    stays: options.stays,

    async records(tx, subject, lock): Promise<string[]> {
      const keys = options.records ? options.records[subject.kind] : ['id'];
      const mine = of[subject.kind]?.(subject);
      if (!mine || !keys || keys.length === 0) return [];
      const list = raw(keys.map((key) => `"${key}"::text`).join(', '));
      const rows = await run<Record<string, string>>(
        tx,
        sql`select ${list} from ${name} ${where(mine)} ${lock ? sql`for update` : sql``}`,
      );
      return rows.flatMap((row) => Object.values(row));
    },

    async collect(tx, subject, most): Promise<PersonalRow[]> {
      const mine = of[subject.kind]?.(subject);
      if (!mine || columns.length === 0) return [];
      return run(tx, sql`select ${raw(listed(columns))} from ${name} ${where(mine)} order by 1 limit ${most}`);
    },

    async forget(tx, subject): Promise<ForgottenRows> {
      const mine = of[subject.kind]?.(subject);
      const parts: ForgottenRows[] = [];
      for (const { set, when } of (mine && forget[subject.kind]) ?? []) {
        const values = set?.(subject);
        const counted = values ? columns.filter((column) => column in values) : columns;
        const from = where(mine, when?.(subject));
        const change = values
          ? sql`update ${name} set ${assignments(values)} ${from} returning ${old(counted)}`
          : sql`delete from ${name} ${from} returning ${old(counted)}`;
        const [{ rows, ...held }] = await run<{ rows: number } & Record<string, number>>(
          tx,
          sql`with gone as (${change}) select count(*)::integer as rows ${counts(counted)} from gone`,
        );
        parts.push({ rows, columns: held });
      }
      return sumForgotten(parts);
    },
  };
}

function listed(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}

function old(columns: readonly string[]): Sql {
  return raw(['1 as one', ...columns.map((column) => `old."${column}"`)].join(', '));
}

/** An empty list or object holds nothing. */
function counts(columns: readonly string[]): Sql {
  const held = (column: string): string =>
    `, (count(*) filter (where "${column}"::text not in ('', '{}', '[]')))::integer as "${column}"`;
  return raw(columns.map(held).join(''));
}

function assignments(set: Values): Sql {
  return Sql.join(
    Object.entries(set).map(([column, value]) => sql`${raw(`"${column}"`)} = ${value}`),
    ', ',
  );
}
