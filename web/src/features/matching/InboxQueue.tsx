import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { View } from '../../api/client';
import { Tag } from '../../kit/bits';
import { Button, ButtonLink } from '../../kit/Button';
import { dayOf, daysBetween, relativeDay, shortDay, useToday } from '../../kit/days';
import { useFilters } from '../../kit/filters';
import { spokenName } from '../../kit/languages';
import { placeName } from '../../kit/places';
import { Empty } from '../../kit/states';
import { hrefTo } from '../../routes';
import { oldestOpen, type Tab } from './inbox-queries';

/** Longer than this, somebody may have given up on us. */
const LONG_DAYS = 14;

/** Scrolls the queue, and not the page, only as far as needed to show the row of the open request. */
function useRowInView(row: RefObject<HTMLElement | null>, current: string | undefined): void {
  useLayoutEffect(() => {
    const box = row.current?.closest('.inbox-queue');
    if (!row.current || !box) return;
    const [line, seen] = [row.current.getBoundingClientRect(), box.getBoundingClientRect()];
    const end = Math.min(seen.bottom, innerHeight);
    if (line.top < seen.top) box.scrollTop -= seen.top - line.top;
    else if (line.bottom > end) box.scrollTop += line.bottom - end;
  }, [row, current]);
}

/** Those who wait, the longest first, and before them whose deadline runs. */
export function InboxQueue({
  items,
  tab,
  current,
  hrefOf,
  onMore,
  busy,
}: {
  items: View<'CaseItem'>[];
  tab: Tab;
  current: string | undefined;
  hrefOf: (id: string) => string;
  onMore?: () => void;
  busy: boolean;
}) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation();
  const { t: parts } = useTranslation('parts');
  const today = useToday();
  const here = useRef<HTMLAnchorElement>(null);
  useRowInView(here, current);
  return (
    <>
      <ul className="rows" aria-label={t(`tab.${tab}`)}>
        {items.map((item) => {
          const days = item.waitingSince ? daysBetween(dayOf(item.waitingSince), today) : 0;
          const on = item.id === current;
          return (
            <li key={item.id}>
              <Link
                href={hrefOf(item.id)}
                ref={on ? here : undefined}
                className={on ? 'row row-current' : 'row'}
                aria-current={on ? 'true' : undefined}
              >
                <span className="row-title">
                  <bdi>{[item.firstName, item.lastName].filter(Boolean).join(' ')}</bdi>
                </span>
                <span className="row-meta">
                  {tab === 'snoozed' && item.snoozedUntil ? (
                    <Tag icon="clock">{t('until', { day: shortDay(item.snoozedUntil) })}</Tag>
                  ) : (
                    <Tag tone={days > LONG_DAYS ? 'late' : days > 3 ? 'soon' : 'plain'} icon="clock">
                      {days === 0 ? relativeDay(today, today) : t('days', { count: days })}
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

/** Nobody waits; or nobody who fits the filters. */
export function InboxEmpty({ tab }: { tab: Tab }) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation();
  const { any, clear } = useFilters(['canton', 'language', 'procedure', 'commune']);
  const { data: oldest } = useQuery(oldestOpen);
  const today = useToday();
  if (any)
    return (
      <Empty
        icon="search"
        title={common('state.nothingFits')}
        action={<Button onClick={clear}>{common('action.clear')}</Button>}
      />
    );
  if (tab !== 'waiting')
    return (
      <Empty icon={tab === 'offered' ? 'mail' : 'clock'} title={t(`empty.${tab}`)}>
        {t(`emptyWhy.${tab}`)}
      </Empty>
    );
  return (
    <Empty
      icon="check"
      title={t('empty.waiting')}
      action={
        <ButtonLink href={hrefTo('advisers')} icon="person">
          {t('toWorkload')}
        </ButtonLink>
      }
    >
      {oldest?.nextDueOn ? (
        <p>
          {t('oldest')}{' '}
          <Link href={hrefTo('case', { id: oldest.id })}>
            <bdi>{oldest.reference}</bdi>
          </Link>
          , {relativeDay(oldest.nextDueOn, today)}.
        </p>
      ) : (
        t('emptyWhy.waiting')
      )}
    </Empty>
  );
}
