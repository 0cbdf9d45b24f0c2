import type { PersonalTable } from './personal-table.js';

/** What the program knows of a table of its own. */
export interface DescribedTable {
  table: string;
  /** Columns declared personal. */
  personal: readonly string[];
  /** Tables whose ids it holds. */
  pointsTo: readonly string[];
}

/** Where people are; whatever leads to them is about them. */
const ROOTS: readonly string[] = ['people', 'advisers', 'accounts'];

/** The tables that hold personal columns or lead to a person, over any number of steps. */
export function personalTablesOf(tables: readonly DescribedTable[]): string[] {
  const found = new Set(ROOTS);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const { table, personal, pointsTo } of tables)
      if (personal.length > 0 || pointsTo.some((other) => found.has(other))) found.add(table);
  }
  return tables.map(({ table }) => table).filter((table) => found.has(table));
}

/** What is missing or twice, in words; empty when every table is accounted for. */
export function registrationFaults(
  tables: readonly DescribedTable[],
  registered: readonly Pick<PersonalTable, 'table' | 'columns'>[],
): string[] {
  const names = registered.map(({ table }) => table);
  const twice = names.filter((table, i) => names.indexOf(table) !== i);
  const missing = personalTablesOf(tables).filter((table) => !names.includes(table));
  const forgotten = tables.flatMap(({ table, personal }) => {
    const columns = registered.find((each) => each.table === table)?.columns ?? personal;
    return personal.filter((column) => !columns.includes(column)).map((column) => `${table}.${column}`);
  });
  return [
    ...twice.map((table) => `the personal table ${table} is registered twice`),
    ...missing.map((table) => `the table ${table} may hold personal data and no room has registered it`),
    ...forgotten.map((column) => `the personal column ${column} is missing in the registration of its table`),
  ];
}
