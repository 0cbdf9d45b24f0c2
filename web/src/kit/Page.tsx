import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'wouter';
import { usePathname } from 'wouter/use-browser-location';
import { Icon } from './Icon';
import { BACK_STATE } from './scrollRestoration';

/** A screen: its heading takes the focus when one arrives, so that nobody who hears the page is lost. */
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
    // Not when something inside has asked for the focus already.
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
