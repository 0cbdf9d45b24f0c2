import { Link } from 'wouter';
import { formatNumber } from './dates';

/** Tabs are links, so that the selection is in the address. */
export function Tabs({
  label,
  items,
}: {
  label: string;
  items: readonly { href: string; label: string; count?: number | undefined; current: boolean }[];
}) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map(({ href, label: text, count, current }) => (
        <Link
          key={href}
          href={href}
          className={current ? 'tab tab-current' : 'tab'}
          aria-current={current ? 'page' : undefined}
        >
          {text}
          {count !== undefined && <span className="tab-count">{formatNumber(count)}</span>}
        </Link>
      ))}
    </nav>
  );
}
