import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';

/** A question over the page: the browser's own dialog keeps the focus inside and closes on Escape; a sheet from below on phones. */
export function Dialog({
  title,
  open,
  onClose,
  children,
  wide,
}: {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!open || !element) return undefined;
    const before = document.activeElement;
    element.showModal();
    // What was mounted with the focus in it lost it to the first button when the dialog opened.
    element.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={dialog}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className="dialog-head">
        <h2 id={heading}>{title}</h2>
        <Button kind="quiet" icon="close" bare onClick={onClose}>
          {t('action.close')}
        </Button>
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}

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
        bare={bare}
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
