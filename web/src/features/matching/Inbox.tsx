import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { Tabs } from '../../kit/bits';
import { useFilters } from '../../kit/filters';
import { Icon } from '../../kit/icons';
import { useKeys } from '../../kit/keys';
import { Page } from '../../kit/Page';
import { Failed, Skeleton } from '../../kit/states';
import { hrefTo } from '../../routes';
import { inboxCounts, inboxOf, TABS, type InboxFilter } from './inbox-queries';
import { InboxFilters } from './InboxFilters';
import { InboxEmpty, InboxQueue } from './InboxQueue';
import { InboxRequest } from './InboxRequest';
import './inbox.css';

const FILTERS = ['tab', 'canton', 'language', 'procedure', 'commune'] as const;
const WIDE = '(min-width: 64rem)';

/** Who waits, how long, in which language; the one that is open; and who could take them on. */
export default function Inbox() {
  const { t } = useTranslation('inbox');
  const { t: parts } = useTranslation('parts');
  const { id } = useParams<{ id?: string }>();
  const [, go] = useLocation();
  const { filters } = useFilters(FILTERS);
  const tab = TABS.find((each) => each === filters.tab) ?? 'waiting';
  const filter = useMemo(
    (): InboxFilter => ({
      ...(filters.canton ? { canton: filters.canton as NonNullable<InboxFilter['canton']> } : {}),
      ...(filters.language ? { language: filters.language } : {}),
      ...(filters.procedure ? { procedure: filters.procedure as NonNullable<InboxFilter['procedure']> } : {}),
      ...(Number(filters.commune) ? { commune: Number(filters.commune) } : {}),
    }),
    [filters],
  );
  const query = useInfiniteQuery(inboxOf(tab, filter));
  const { data: counts } = useQuery(inboxCounts(filter));
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const hrefOf = (one: string | undefined): string => hrefTo('inbox', { ...filters, id: one });

  const at = items.findIndex((item) => item.id === id);
  // The neighbour that opens when the open request is done with. It is stored because by then the list may already have
  // been fetched again without that request.
  const [stored, setStored] = useState<{ id: string | undefined; neighbour: string | undefined }>();
  const neighbour = at >= 0 ? (items[at + 1] ?? items[at - 1])?.id : undefined;
  if (at >= 0 && (stored?.id !== id || stored?.neighbour !== neighbour)) setStored({ id, neighbour });
  const step = (by: 1 | -1) => () => {
    const to = at < 0 ? items[0] : items[at + by];
    if (to) go(hrefOf(to.id));
  };
  useKeys({ j: step(1), n: step(1), k: step(-1), p: step(-1) });

  const first = items[0]?.id;
  useEffect(() => {
    // Where there is room for all three, one is always open.
    if (!id && first && matchMedia(WIDE).matches) go(hrefTo('inbox', { ...filters, id: first }), { replace: true });
  }, [id, first, filters, go]);

  return (
    <Page title={t('title')} wide {...(id ? { back: { href: hrefOf(undefined), label: t('back') } } : {})}>
      <div className={id ? 'inbox-top inbox-top-open' : 'inbox-top'}>
        <Tabs
          label={t('tabs')}
          items={TABS.map((each) => ({
            href: hrefTo('inbox', { ...filters, tab: each === 'waiting' ? '' : each }),
            label: t(`tab.${each}`),
            count:
              counts &&
              { waiting: counts.waiting - counts.offered, offered: counts.offered, snoozed: counts.snoozed }[each],
            current: each === tab,
          }))}
        />
        <InboxFilters />
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
            <Failed error={query.error} onRetry={() => void query.refetch()} />
          ) : items.length === 0 ? (
            <InboxEmpty tab={tab} />
          ) : (
            <InboxQueue
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
            onDone={() => go(hrefOf(stored?.id === id ? stored.neighbour : undefined), { replace: true })}
            onStep={{ next: items[at + 1] && step(1), previous: items[at - 1] && step(-1) }}
          />
        )}
      </div>
    </Page>
  );
}
