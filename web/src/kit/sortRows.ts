/** Sort order of a table; in the address `waiting`, or `-waiting` for descending. */
export interface SortOrder<Column extends string> {
  column: Column;
  descending: boolean;
}

export function parseSortOrder<Column extends string>(
  value: string | undefined,
  columns: readonly Column[],
  defaultOrder: SortOrder<Column>,
): SortOrder<Column> {
  const column = columns.find((each) => each === value?.replace(/^-/, ''));
  return column ? { column, descending: value!.startsWith('-') } : defaultOrder;
}

/** Stable sort; unknown values come last. */
export function sortRows<Row, Column extends string>(
  rows: readonly Row[],
  { column, descending }: SortOrder<Column>,
  values: Record<Column, (row: Row) => string | number | null>,
): Row[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [values[column](one), values[column](other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (typeof a === 'string' || typeof b === 'string' ? String(a).localeCompare(String(b)) : a - b);
  });
}
