import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon, type IconName } from './icons';

type Kind = 'primary' | 'plain' | 'quiet' | 'danger';

interface Look {
  kind?: Kind;
  icon?: IconName;
  /** Only the drawing is seen; the words are its name. */
  bare?: boolean;
  small?: boolean;
  className?: string;
  children: ReactNode;
}

const classes = ({ kind = 'plain', bare, small, className }: Omit<Look, 'children'>): string =>
  ['button', `button-${kind}`, bare && 'button-bare', small && 'button-small', className].filter(Boolean).join(' ');

function Inside({ icon, bare, children }: Look) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span className={bare ? 'unseen' : undefined}>{children}</span>
    </>
  );
}

/** A button; while `busy` it waits for the server and cannot be pressed twice. */
export function Button({
  kind,
  icon,
  bare,
  small,
  className,
  busy = false,
  children,
  type = 'button',
  disabled,
  ...rest
}: Look & { busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      {...rest}
      type={type}
      className={classes({ kind, bare, small, className })}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      <Inside icon={icon} bare={bare}>
        {children}
      </Inside>
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({
  kind,
  icon,
  bare,
  small,
  className,
  href,
  children,
  ...rest
}: Look & { href: string; 'aria-keyshortcuts'?: string }) {
  const look = { kind, bare, small, className };
  const inside = (
    <Inside icon={icon} bare={bare}>
      {children}
    </Inside>
  );
  return /^(tel:|mailto:|https?:|\/api\/)/.test(href) ? (
    <a {...rest} className={classes(look)} href={href}>
      {inside}
    </a>
  ) : (
    <Link {...rest} className={classes(look)} href={href}>
      {inside}
    </Link>
  );
}
