import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'wouter';
import { usePathname } from 'wouter/use-browser-location';
import { Icon } from './Icon';
import { BACK_STATE } from './scrollRestoration';

/** The heading takes the focus on navigation, for screen readers. */
export function Page({
  title,
  back,
  actions,
  lead,
  wide,
  children,
}: {
  title: string;
  back?: { href: string; label: string };
  actions?: ReactNode;
  lead?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const path = usePathname();
  useEffect(() => {
    document.title = `${title} · Passerelle`;
  }, [title]);
  useEffect(() => {
    // Unless something inside already has the focus.
    if (!heading.current?.closest('main')?.contains(document.activeElement))
      heading.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <div className={wide ? 'page page-wide' : 'page'}>
      {back && (
        <Link className="page-back" href={back.href} state={BACK_STATE}>
          <Icon name="back" />
          {back.label}
        </Link>
      )}
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {lead && <div className="page-lead">{lead}</div>}
      {children}
    </div>
  );
}
