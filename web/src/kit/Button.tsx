import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon, type IconName } from './Icon';

type Kind = 'primary' | 'plain' | 'quiet' | 'danger';

interface ButtonStyle {
  kind?: Kind;
  icon?: IconName;
  /** Shows the icon only; the children are its accessible name. */
  iconOnly?: boolean;
  small?: boolean;
  className?: string;
  children: ReactNode;
}

const classNames = ({ kind = 'plain', iconOnly, small, className }: Omit<ButtonStyle, 'children'>): string =>
  ['button', `button-${kind}`, iconOnly && 'button-icon-only', small && 'button-small', className]
    .filter(Boolean)
    .join(' ');

function ButtonContent({ icon, iconOnly, children }: ButtonStyle) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span className={iconOnly ? 'visually-hidden' : undefined}>{children}</span>
    </>
  );
}

/** While `busy` it cannot be pressed again. */
export function Button({
  kind,
  icon,
  iconOnly,
  small,
  className,
  busy = false,
  children,
  type = 'button',
  disabled,
  ...rest
}: ButtonStyle & { busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames({ kind, iconOnly, small, className })}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      <ButtonContent icon={icon} iconOnly={iconOnly}>
        {children}
      </ButtonContent>
    </button>
  );
}

export function ButtonLink({
  kind,
  icon,
  iconOnly,
  small,
  className,
  href,
  children,
  ...rest
}: ButtonStyle & { href: string; 'aria-keyshortcuts'?: string }) {
  const style = { kind, iconOnly, small, className };
  const content = (
    <ButtonContent icon={icon} iconOnly={iconOnly}>
      {children}
    </ButtonContent>
  );
  return /^(tel:|mailto:|https?:|\/api\/)/.test(href) ? (
    <a {...rest} className={classNames(style)} href={href}>
      {content}
    </a>
  ) : (
    <Link {...rest} className={classNames(style)} href={href}>
      {content}
    </Link>
  );
}
