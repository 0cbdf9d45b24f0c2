import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { ErrorState } from '../../kit/ErrorState';
import { Icon } from '../../kit/Icon';
import { Page } from '../../kit/Page';
import { useShortcuts } from '../../kit/shortcuts';
import { Skeleton } from '../../kit/Skeleton';
import { Tabs } from '../../kit/Tabs';
import { useFilters } from '../../kit/useFilters';
import { hrefTo } from '../../routes';
import { Undecided } from '../check-ins/Undecided';
import { EmptyQueue } from './EmptyQueue';
import { InboxFilters } from './InboxFilters';
import { INBOX_TABS, inboxCountsQuery, inboxQuery, type InboxFilter } from './inboxQueries';
import { InboxRequest } from './InboxRequest';
import { RequestQueue } from './RequestQueue';
import './inbox.css';

const FILTERS = ['tab', 'canton', 'language', 'procedure', 'commune'] as const;
const WIDE_SCREEN = '(min-width: 64rem)';

export default function Inbox() {
  const { t } = useTranslation('inbox');
  const { t: parts } = useTranslation('parts');
  const { id } = useParams<{ id?: string }>();
  const [, navigate] = useLocation();
  const { filters } = useFilters(FILTERS);
  const tab = INBOX_TABS.find((each) => each === filters.tab) ?? 'waiting';
  const filter = useMemo(
    (): InboxFilter => ({
      ...(filters.canton ? { canton: filters.canton as NonNullable<InboxFilter['canton']> } : {}),
      ...(filters.language ? { language: filters.language } : {}),
      ...(filters.procedure ? { procedure: filters.procedure as NonNullable<InboxFilter['procedure']> } : {}),
      ...(Number(filters.commune) ? { commune: Number(filters.commune) } : {}),
    }),
    [filters],
  );
  const query = useInfiniteQuery(inboxQuery(tab, filter));
  const { data: counts } = useQuery(inboxCountsQuery(filter));
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const hrefOf = (requestId: string | undefined): string => hrefTo('inbox', { ...filters, id: requestId });

  const currentIndex = items.findIndex((item) => item.id === id);
  // The next request to open. Stored because the list may already have been refetched without the current one.
  const [storedNeighbour, setStoredNeighbour] = useState<{ id: string | undefined; neighbour: string | undefined }>();
  const neighbour = currentIndex >= 0 ? (items[currentIndex + 1] ?? items[currentIndex - 1])?.id : undefined;
  if (currentIndex >= 0 && (storedNeighbour?.id !== id || storedNeighbour?.neighbour !== neighbour))
    setStoredNeighbour({ id, neighbour });
  const goBy = (offset: 1 | -1) => () => {
    const to = currentIndex < 0 ? items[0] : items[currentIndex + offset];
    if (to) navigate(hrefOf(to.id));
  };
  useShortcuts({ j: goBy(1), n: goBy(1), k: goBy(-1), p: goBy(-1) });

  const firstId = items[0]?.id;
  useEffect(() => {
    // Wide screens always show a request.
    if (!id && firstId && matchMedia(WIDE_SCREEN).matches)
      navigate(hrefTo('inbox', { ...filters, id: firstId }), { replace: true });
  }, [id, firstId, filters, navigate]);

  return (
    <Page title={t('title')} wide {...(id ? { back: { href: hrefOf(undefined), label: t('back') } } : {})}>
      <div className={id ? 'inbox-top inbox-top-open' : 'inbox-top'}>
        <Tabs
          label={t('tabs')}
          items={INBOX_TABS.map((each) => ({
            href: hrefTo('inbox', { ...filters, tab: each === 'waiting' ? '' : each }),
            label: t(`tab.${each}`),
            count:
              counts &&
              { waiting: counts.waiting - counts.offered, offered: counts.offered, snoozed: counts.snoozed }[each],
            current: each === tab,
          }))}
        />
        <InboxFilters />
        <Undecided />
      </div>
      <div className={id ? 'inbox inbox-open' : 'inbox'}>
        <div className="inbox-queue">
          {tab !== 'snoozed' && counts !== undefined && counts.letters > 0 && (
            <p className="late">
              <Icon name="alert" size={16} /> {parts('letter.count', { count: counts.letters })}
            </p>
          )}
          {query.isPending ? (
            <Skeleton lines={6} tall />
          ) : query.error && !query.data ? (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          ) : items.length === 0 ? (
            <EmptyQueue tab={tab} />
          ) : (
            <RequestQueue
              items={items}
              tab={tab}
              current={id}
              hrefOf={hrefOf}
              {...(query.hasNextPage ? { onMore: () => void query.fetchNextPage() } : {})}
              busy={query.isFetchingNextPage}
            />
          )}
        </div>
        {id && (
          <InboxRequest
            key={id}
            id={id}
            onDone={() =>
              navigate(hrefOf(storedNeighbour?.id === id ? storedNeighbour.neighbour : undefined), { replace: true })
            }
            onStep={{ next: items[currentIndex + 1] && goBy(1), previous: items[currentIndex - 1] && goBy(-1) }}
          />
        )}
      </div>
    </Page>
  );
}
