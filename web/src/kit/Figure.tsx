import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Tone } from './Tag';

/** Links a number to its rows, if there are any. */
export function Figure({
  href,
  value,
  label,
  note,
  tone,
}: {
  href: string | undefined;
  value: ReactNode;
  label: string;
  note?: ReactNode;
  tone?: Tone;
}) {
  const className = `figure figure-${tone ?? 'plain'}`;
  const content = (
    <>
      <span className="figure-value">{value}</span>
      <span className="figure-label">{label}</span>
      {note && <span className="figure-note">{note}</span>}
    </>
  );
  return href === undefined ? (
    <div className={className}>{content}</div>
  ) : (
    <Link href={href} className={className}>
      {content}
    </Link>
  );
}
