import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon } from './Icon';
import type { SortOrder } from './sortRows';

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
  href: (value: string) => string;
  /** Direction of the first click. */
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
