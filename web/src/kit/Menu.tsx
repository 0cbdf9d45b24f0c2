import { type ReactNode, useId, useRef } from 'react';
import { Button } from './Button';

/** Actions behind one button (the browser's own popover). */
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
      {/* Any action closes it, pressed by mouse or key: the list only hears the clicks of the buttons in it. */}
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
