import { Link } from 'wouter';
import { formatNumber } from '../../kit/dates';

export function CountLink({ value, href, label }: { value: number; href: string; label: string }) {
  return value === 0 ? (
    <span className="hint">0</span>
  ) : (
    <Link href={href} className="supply-count" aria-label={label}>
      {formatNumber(value)}
    </Link>
  );
}
