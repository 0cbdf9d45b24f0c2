import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon } from './icons';

/** The order of a table as it stands in the address: `waiting` or, the other way round, `-waiting`. */
export interface Order<Column extends string> {
  by: Column;
  descending: boolean;
}

export function orderOf<Column extends string>(
  written: string | undefined,
  columns: readonly Column[],
  otherwise: Order<Column>,
): Order<Column> {
  const by = columns.find((column) => column === written?.replace(/^-/, ''));
  return by ? { by, descending: written!.startsWith('-') } : otherwise;
}

/** Sorts by what a column holds; equal ones stay as they were, what is unknown comes last. */
export function inOrder<Row, Column extends string>(
  rows: readonly Row[],
  { by, descending }: Order<Column>,
  values: Record<Column, (row: Row) => string | number | null>,
): Row[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [values[by](one), values[by](other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (typeof a === 'string' || typeof b === 'string' ? String(a).localeCompare(String(b)) : a - b);
  });
}

/** The head of a column that sorts its table by a press; the order stands in the address. */
export function SortHead<Column extends string>({
  column,
  order,
  href,
  first = 'ascending',
  number,
  children,
}: {
  column: Column;
  order: Order<Column>;
  /** The address with this order in it. */
  href: (written: string) => string;
  /** What one usually wants first: the most, or A to Z. */
  first?: 'ascending' | 'descending';
  number?: boolean;
  children: ReactNode;
}) {
  const current = order.by === column;
  const descending = current ? !order.descending : first === 'descending';
  return (
    <th
      scope="col"
      className={number ? 'number' : undefined}
      aria-sort={current ? (order.descending ? 'descending' : 'ascending') : undefined}
    >
      <Link
        href={href(descending ? `-${column}` : column)}
        replace
        className={current ? `sort sort-current${order.descending ? ' sort-down' : ''}` : 'sort'}
      >
        {children}
        <Icon name={current ? 'down' : 'sort'} size={14} />
      </Link>
    </th>
  );
}
