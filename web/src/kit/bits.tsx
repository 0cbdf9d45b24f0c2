import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { daysBetween, figure, longDay, relativeDay, useToday } from './days';
import { Icon, type IconName } from './icons';

type Tone = 'plain' | 'good' | 'soon' | 'late' | 'info';

/** A short word with a colour; the colour is never the only sign. */
export function Tag({ tone = 'plain', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`tag tag-${tone}`}>
      {icon && <Icon name={icon} size={14} />}
      {children}
    </span>
  );
}

/** When something is due: "today", "in 3 days", "5 days ago", with colour, sign and the exact day. */
export function DueDay({ day, done }: { day: string; done?: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  const days = daysBetween(today, day);
  const tone: Tone = done ? 'plain' : days < 0 ? 'late' : days <= 3 ? 'soon' : 'plain';
  const words = !done && days < 0 ? t('day.late', { count: -days }) : relativeDay(day, today);
  return (
    <time dateTime={day} title={longDay(day)}>
      <Tag tone={tone} icon={tone === 'late' ? 'alert' : 'clock'}>
        {words}
      </Tag>
    </time>
  );
}

/** Names and values side by side. */
export function Facts({ items }: { items: readonly (readonly [ReactNode, ReactNode] | null | false)[] }) {
  return (
    <dl className="facts">
      {items.map(
        (item, index) =>
          item && (
            <div key={index}>
              <dt>{item[0]}</dt>
              <dd>{item[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** Tabs that are links: the choice stands in the address. */
export function Tabs({
  label,
  items,
}: {
  label: string;
  items: readonly { href: string; label: string; count?: number | undefined; current: boolean }[];
}) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map(({ href, label: words, count, current }) => (
        <Link
          key={href}
          href={href}
          className={current ? 'tab tab-current' : 'tab'}
          aria-current={current ? 'page' : undefined}
        >
          {words}
          {count !== undefined && <span className="tab-count">{figure(count)}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** A number that leads to the rows behind it; without a link where there are no rows of it. */
export function Figure({
  href,
  value,
  label,
  note,
  tone,
}: {
  href: string | undefined;
  value: ReactNode;
  label: string;
  note?: ReactNode;
  tone?: Tone;
}) {
  const className = `figure figure-${tone ?? 'plain'}`;
  const inside = (
    <>
      <span className="figure-value">{value}</span>
      <span className="figure-label">{label}</span>
      {note && <span className="figure-note">{note}</span>}
    </>
  );
  return href === undefined ? (
    <div className={className}>{inside}</div>
  ) : (
    <Link href={href} className={className}>
      {inside}
    </Link>
  );
}

/** Wide content that scrolls by itself and can be reached by keyboard. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <div className="scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

/** A bar in a cell of a table; the number stands beside it. */
export function Bar({ share }: { share: number }) {
  return (
    <span className="bar" aria-hidden="true">
      <span className="bar-inside" style={{ inlineSize: `${Math.max(0, Math.min(1, share)) * 100}%` }} />
    </span>
  );
}

/** What somebody typed or is called, whatever its script. */
export const Typed = ({ children }: { children: ReactNode }): ReactNode => <bdi>{children}</bdi>;
