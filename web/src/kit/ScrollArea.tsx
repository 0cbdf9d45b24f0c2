import type { ReactNode } from 'react';

/** Scrollable content must be reachable by keyboard. */
export function ScrollArea({ label, children }: { label: string; children: ReactNode }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div className="scroll-area" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
