import { useId, useRef, type ReactNode } from 'react';
import { Button } from './Button';

export function Menu({
  label,
  icon,
  children,
  bare,
}: {
  label: string;
  icon?: 'down' | 'gear' | 'person';
  children: ReactNode;
  bare?: boolean;
}) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  return (
    <div className="menu">
      <Button
        kind="quiet"
        icon={icon ?? 'down'}
        iconOnly={bare}
        popoverTarget={id}
        aria-haspopup="true"
        style={{ anchorName: `--m${id.replace(/\W/g, '')}` }}
      >
        {label}
      </Button>
      {/* Any action closes the menu: the list only receives clicks of its buttons. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- see above */}
      <div
        ref={list}
        id={id}
        popover="auto"
        className="menu-list"
        style={{ positionAnchor: `--m${id.replace(/\W/g, '')}` }}
        onClick={() => list.current?.hidePopover()}
      >
        {children}
      </div>
    </div>
  );
}
