import type { ReactNode } from 'react';

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
