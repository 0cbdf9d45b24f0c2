import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon } from './Icon';
import type { SortOrder } from './sortRows';

/** The head of a column that sorts its table by a press; the order stands in the address. */
export function SortableHeader<Column extends string>({
  column,
  order,
  href,
  firstDirection = 'ascending',
  number,
  children,
}: {
  column: Column;
  order: SortOrder<Column>;
  /** The address with this order in it. */
  href: (value: string) => string;
  /** What one usually wants first: the most, or A to Z. */
  firstDirection?: 'ascending' | 'descending';
  number?: boolean;
  children: ReactNode;
}) {
  const isCurrent = order.column === column;
  const descending = isCurrent ? !order.descending : firstDirection === 'descending';
  return (
    <th
      scope="col"
      className={number ? 'number' : undefined}
      aria-sort={isCurrent ? (order.descending ? 'descending' : 'ascending') : undefined}
    >
      <Link
        href={href(descending ? `-${column}` : column)}
        replace
        className={isCurrent ? `sort sort-current${order.descending ? ' sort-down' : ''}` : 'sort'}
      >
        {children}
        <Icon name={isCurrent ? 'down' : 'sort'} size={14} />
      </Link>
    </th>
  );
}
