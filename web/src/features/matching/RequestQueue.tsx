import { useLayoutEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Schema } from '../../api/client';
import { Button } from '../../kit/Button';
import { dayOf, daysBetween, formatRelativeDay, formatShortDate, useToday } from '../../kit/dates';
import { spokenName } from '../../kit/languages';
import { placeName } from '../../kit/places';
import { Tag } from '../../kit/Tag';
import type { InboxTab } from './inboxQueries';

/** People who wait longer may have given up. */
const LONG_WAIT_DAYS = 14;

/** Scrolls the queue instead of the page, and only as far as needed. */
function useScrollRowIntoView(row: RefObject<HTMLElement | null>, current: string | undefined): void {
  useLayoutEffect(() => {
    const container = row.current?.closest('.inbox-queue');
    if (!row.current || !container) return;
    const [rowBox, visible] = [row.current.getBoundingClientRect(), container.getBoundingClientRect()];
    const end = Math.min(visible.bottom, innerHeight);
    if (rowBox.top < visible.top) container.scrollTop -= visible.top - rowBox.top;
    else if (rowBox.bottom > end) container.scrollTop += rowBox.bottom - end;
  }, [row, current]);
}

export function RequestQueue({
  items,
  tab,
  current,
  hrefOf,
  onMore,
  busy,
}: {
  items: Schema<'CaseItem'>[];
  tab: InboxTab;
  current: string | undefined;
  hrefOf: (id: string) => string;
  onMore?: () => void;
  busy: boolean;
}) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation();
  const { t: parts } = useTranslation('parts');
  const today = useToday();
  const currentRow = useRef<HTMLAnchorElement>(null);
  useScrollRowIntoView(currentRow, current);
  return (
    <>
      <ul className="rows" aria-label={t(`tab.${tab}`)}>
        {items.map((item) => {
          const days = item.waitingSince ? daysBetween(dayOf(item.waitingSince), today) : 0;
          const isCurrent = item.id === current;
          return (
            <li key={item.id}>
              <Link
                href={hrefOf(item.id)}
                ref={isCurrent ? currentRow : undefined}
                className={isCurrent ? 'row row-current' : 'row'}
                aria-current={isCurrent ? 'true' : undefined}
              >
                <span className="row-title">
                  <bdi>{[item.firstName, item.lastName].filter(Boolean).join(' ')}</bdi>
                </span>
                <span className="row-meta">
                  {tab === 'snoozed' && item.snoozedUntil ? (
                    <Tag icon="clock">{t('until', { day: formatShortDate(item.snoozedUntil) })}</Tag>
                  ) : (
                    <Tag tone={days > LONG_WAIT_DAYS ? 'late' : days > 3 ? 'soon' : 'plain'} icon="clock">
                      {days === 0 ? formatRelativeDay(today, today) : t('days', { count: days })}
                    </Tag>
                  )}
                  <bdi>{placeName(item.communeName, item.canton)}</bdi>
                  <span>{(item.languages ?? []).map(spokenName).join(', ')}</span>
                </span>
                <span className="row-meta">
                  <span>{common(`procedure.${item.procedure}`)}</span>
                  {item.urgency === 'deadline' && (
                    <Tag tone="late" icon="alert">
                      {t('urgent')}
                    </Tag>
                  )}
                  {item.urgency === 'letter' && (
                    <Tag tone="late" icon="alert">
                      {parts('letter.tag')}
                    </Tag>
                  )}
                  {item.lettersHeld && (
                    <Tag tone="soon" icon="mail">
                      {t('held.tag')}
                    </Tag>
                  )}
                  {item.stage !== 'requested' && (
                    <Tag tone="info" icon="back">
                      {t('returned')}
                    </Tag>
                  )}
                  {item.source && <bdi>{t('source', { source: item.source })}</bdi>}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {onMore && (
        <Button busy={busy} onClick={onMore}>
          {common('action.more')}
        </Button>
      )}
    </>
  );
}
