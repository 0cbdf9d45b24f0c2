import type { ReactNode } from 'react';
import type { Tone } from './Tag';
import { Link } from 'wouter';

/** A number that leads to the rows behind it; without a link where there are no rows of it. */
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
