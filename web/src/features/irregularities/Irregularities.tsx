import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answer, api, ifMatch } from '../../api/client';
import { Tabs } from '../../kit/bits';
import { Button, ButtonLink } from '../../kit/Button';
import { useKeys } from '../../kit/keys';
import { Page } from '../../kit/Page';
import { Empty, Failed, Skeleton } from '../../kit/states';
import { useListMemory } from '../../kit/listMemory';
import { useAct } from '../../kit/useAct';
import { useMe } from '../../session';
import { Reason } from './Reason';
import { filterOf, LIST_FILTERS, ListFilters } from './ListFilters';
import { Row } from './Row';
import { countsOf, listOf, QUEUE, ROOM, type One, type Status } from './queries';
import { useFilters } from '../../kit/filters';
import { hrefTo } from '../../routes';
import './irregularities.css';

const STATUSES = [
  'reported',
  'under-review',
  'needs-more',
  'confirmed',
  'in-follow-up',
  'resolved',
  'rejected',
] as const satisfies readonly Status[];
const REPORTS = ['network', 'testimony'] as const;

/** What was logged: one's own, those of one's cantons, or all; for the staff it is where they are reviewed. */
export default function Irregularities() {
  // What the parts need too: texts that come later would take the focus away.
  const { t } = useTranslation(['irregularities', 'common', 'cases']);
  const me = useMe();
  const staff = me.role === 'staff';
  const [, go] = useLocation();
  const { filters, href, any } = useFilters([...LIST_FILTERS, 'status']);
  const published = filters.origin === 'published';
  const status = filters.status ?? (staff && !published ? 'queue' : 'all');
  const queue = staff && !published && status === 'queue';
  const shared = useMemo(() => filterOf(filters), [filters]);
  const filter = useMemo(() => {
    const statuses =
      status === 'all'
        ? undefined
        : status === 'queue'
          ? [...QUEUE]
          : (status.split(',').filter((each) => (STATUSES as readonly string[]).includes(each)) as Status[]);
    return {
      ...shared,
      ...(published
        ? { origin: ['published' as const] }
        : { origin: shared.origin ?? [...REPORTS], ...(statuses?.length ? { status: statuses } : {}) }),
    };
  }, [shared, status, published]);
  const list = useInfiniteQuery(listOf({ ...filter, ...(queue ? { order: 'oldest' } : {}) }));
  const { data: counts } = useQuery(countsOf({ ...shared, origin: undefined }));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  useListMemory('irregularities', list.data && items);
  // Other filters show another list, in which no line is chosen yet.
  const [selected, setSelected] = useState({ filter, at: -1 });
  const at = selected.filter === filter ? selected.at : -1;
  const setAt = (index: number): void => setSelected({ filter, at: index });
  const [asking, setAsking] = useState<One | null>(null);
  useEffect(() => {
    document.getElementById(`row-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const take = useAct(
    (one: One) =>
      answer(
        api.PUT('/api/irregularities/{id}/status', {
          params: { path: { id: one.id } },
          body: { to: 'under-review' },
          ...ifMatch(one.version),
        }),
      ),
    { changes: [ROOM, ['counts']], done: () => t('list.taken') },
  );
  const now = items[at];
  const hrefOf = ({ id }: One): string => hrefTo('irregularity', { id, queue: queue ? '1' : undefined });
  useKeys({
    j: () => setAt(Math.min(at + 1, items.length - 1)),
    k: () => setAt(Math.max(at - 1, 0)),
    ...(now ? { Enter: () => go(hrefOf(now)) } : {}),
    ...(staff && now && !now.mine && now.status === 'reported' ? { r: () => take.run(now) } : {}),
    ...(staff && now && !now.mine && (now.status === 'reported' || now.status === 'under-review')
      ? { q: () => setAsking(now) }
      : {}),
  });
  const sum = (statuses: readonly string[]): number | undefined =>
    counts && statuses.reduce((total, each) => total + (counts.byStatus[each] ?? 0), 0);
  const tab = (name: string, label: string, count: number | undefined) => ({
    href: href({ status: name, origin: published ? '' : (filters.origin ?? '') }),
    label,
    count,
    current: !published && status === name,
  });
  const tabs = [
    ...(staff ? [tab('queue', t('list.queue'), sum(QUEUE))] : []),
    tab('all', t('list.all'), counts?.total),
    ...STATUSES.map((name) => tab(name, t(`common:irregularityStatus.${name}`), sum([name]))),
    { href: href({ status: '', origin: 'published' }), label: t('list.published'), current: published },
  ];
  const lead = published
    ? t('list.publishedLead')
    : staff
      ? t('list.leadStaff')
      : me.role === 'coordinator'
        ? t('list.leadTerritory')
        : t('list.leadMine');
  return (
    <Page
      wide
      title={t('list.title')}
      lead={lead}
      actions={
        <ButtonLink kind="primary" icon="plus" href={hrefTo('newIrregularity')}>
          {t('list.new')}
        </ButtonLink>
      }
    >
      <Tabs label={t('list.tabs')} items={tabs} />
      <ListFilters published={published} />
      {take.words && (
        <p className="field-error" role="alert">
          {take.words}
        </p>
      )}
      {list.error && items.length === 0 ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <Skeleton lines={5} tall />
      ) : items.length === 0 ? (
        queue ? (
          <Empty
            title={t('list.emptyQueue')}
            action={<ButtonLink href={href({ status: 'all' })}>{t('list.all')}</ButtonLink>}
          >
            {t('list.emptyQueueWhy')}
          </Empty>
        ) : any ? (
          <Empty
            icon="search"
            title={t('common:state.nothingFits')}
            action={
              <ButtonLink href={hrefTo('irregularities', { status: 'all' })}>{t('common:action.clear')}</ButtonLink>
            }
          />
        ) : (
          <Empty
            icon="flag"
            title={t('list.empty')}
            action={
              <ButtonLink kind="primary" icon="plus" href={hrefTo('newIrregularity')}>
                {t('list.new')}
              </ButtonLink>
            }
          >
            {t('list.emptyWhy')}
          </Empty>
        )
      ) : (
        <>
          <ul className="rows">
            {items.map((one, index) => (
              <Row
                key={one.id}
                one={one}
                id={`row-${index}`}
                current={index === at}
                href={hrefOf(one)}
                actions={
                  queue && !one.mine ? (
                    <>
                      {one.status === 'reported' && (
                        <Button small busy={take.busy} onClick={() => take.run(one)} aria-keyshortcuts="r">
                          {t('list.take')}
                        </Button>
                      )}
                      {one.status !== 'needs-more' && (
                        <Button small onClick={() => setAsking(one)} aria-keyshortcuts="q">
                          {t('list.ask')}
                        </Button>
                      )}
                      <ButtonLink small kind="quiet" icon="forward" href={hrefOf(one)}>
                        {t('list.review')}
                      </ButtonLink>
                    </>
                  ) : queue && one.mine ? (
                    <span className="hint">{t('list.own')}</span>
                  ) : undefined
                }
              />
            ))}
          </ul>
          {list.hasNextPage && (
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('common:action.more')}
            </Button>
          )}
          {queue && <p className="hint keys-hint">{t('list.keys')}</p>}
        </>
      )}
      {asking && <Reason to="needs-more" one={asking} onClose={() => setAsking(null)} />}
    </Page>
  );
}
