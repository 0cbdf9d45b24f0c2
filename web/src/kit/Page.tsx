import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'wouter';
import { usePathname } from 'wouter/use-browser-location';
import { Icon } from './icons';
import { BACK } from './scroll';

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
        <Link className="page-back" href={back.href} state={BACK}>
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

/** A part of a screen with its own heading. */
export function Section({
  title,
  actions,
  children,
  id,
  quiet,
}: {
  title: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  id?: string;
  quiet?: boolean;
}) {
  return (
    <section className={quiet ? 'section section-quiet' : 'section'} id={id} aria-labelledby={id && `${id}-heading`}>
      <div className="section-head">
        <h2 id={id && `${id}-heading`}>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
