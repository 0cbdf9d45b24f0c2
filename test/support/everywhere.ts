import type { TestServer } from './test-server.js';

export interface Place {
  schema: string;
  table: string;
  column: string;
}

/** Columns of every schema that can hold words: text, JSON and lists. */
async function wordColumns(server: TestServer): Promise<Place[]> {
  return server.rows<Place>(
    `select table_schema as schema, table_name as "table", column_name as "column" from information_schema.columns
     where table_schema not in ('pg_catalog', 'information_schema') and data_type in ('text', 'json', 'jsonb', 'ARRAY', 'character varying', 'USER-DEFINED', 'bytea')`,
  );
}

/** Where any of the words stands, `people.first_name` or `accounts.email`, in order. */
export async function placesOf(server: TestServer, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { schema, table, column } of await wordColumns(server)) {
    const [{ hit }] = await server.rows<{ hit: boolean }>(
      `select exists(select from "${schema}"."${table}" t where t."${column}"::text ilike any($1)) as hit`,
      [words.map((word) => `%${word}%`)],
    );
    if (hit) found.push(`${schema === 'public' ? '' : `${schema}.`}${table}.${column}`);
  }
  return found.sort();
}

/** Every row of every table as text; of advisers without the load, which follows their cases. */
export async function allRows(server: TestServer): Promise<Set<string>> {
  const tables = await server.rows<{ schema: string; table: string }>(
    `select table_schema as schema, table_name as "table" from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  const rows = new Set<string>();
  for (const { schema, table } of tables)
    for (const { row } of await server.rows<{ row: string }>(
      `select (to_jsonb(t) - 'load')::text as row from "${schema}"."${table}" t`,
    ))
      rows.add(`${schema}.${table} ${row}`);
  return rows;
}
