import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { api, ifMatchHeader, unwrap } from '../../api/client';
import { Button, ButtonLink } from '../../kit/Button';
import { ErrorState } from '../../kit/ErrorState';
import { ErrorText } from '../../kit/ErrorText';
import { Page } from '../../kit/Page';
import { useShortcuts } from '../../kit/shortcuts';
import { Skeleton } from '../../kit/Skeleton';
import { useStoreList } from '../../kit/storedList';
import { Tabs } from '../../kit/Tabs';
import { useAction } from '../../kit/useAction';
import { useFilters } from '../../kit/useFilters';
import { hrefTo } from '../../routes';
import { useMe } from '../../session';
import { EmptyIrregularities } from './EmptyIrregularities';
import { IrregularityRow } from './IrregularityRow';
import { LIST_FILTERS, toListFilter } from './listFilter';
import { ListFilters } from './ListFilters';
import {
  IRREGULARITIES_KEY,
  irregularitiesQuery,
  irregularityCountsQuery,
  WAITING_STATUSES,
  type Irregularity,
  type IrregularityStatus,
} from './queries';
import { ReasonDialog } from './ReasonDialog';
import { ReviewActions } from './ReviewActions';
import './irregularities.css';

const STATUSES = [
  'reported',
  'under-review',
  'needs-more',
  'confirmed',
  'in-follow-up',
  'resolved',
  'rejected',
] as const satisfies readonly IrregularityStatus[];

const REPORTED_ORIGINS = ['network', 'testimony'] as const;

export default function IrregularityList() {
  // Loads the texts of nested parts too: suspending later would lose the focus.
  const { t } = useTranslation(['irregularities', 'common', 'cases']);
  const me = useMe();
  const isStaff = me.role === 'staff';
  const [, navigate] = useLocation();
  const { filters, href, isFiltered } = useFilters([...LIST_FILTERS, 'status']);
  const isPublished = filters.origin === 'published';
  const status = filters.status ?? (isStaff && !isPublished ? 'queue' : 'all');
  const isQueue = isStaff && !isPublished && status === 'queue';
  const listFilter = useMemo(() => toListFilter(filters), [filters]);
  const filter = useMemo(() => {
    const statuses =
      status === 'all'
        ? undefined
        : status === 'queue'
          ? [...WAITING_STATUSES]
          : (status
              .split(',')
              .filter((each) => (STATUSES as readonly string[]).includes(each)) as IrregularityStatus[]);
    return {
      ...listFilter,
      ...(isPublished
        ? { origin: ['published' as const] }
        : { origin: listFilter.origin ?? [...REPORTED_ORIGINS], ...(statuses?.length ? { status: statuses } : {}) }),
    };
  }, [listFilter, status, isPublished]);
  const list = useInfiniteQuery(irregularitiesQuery({ ...filter, ...(isQueue ? { order: 'oldest' } : {}) }));
  const { data: counts } = useQuery(irregularityCountsQuery({ ...listFilter, origin: undefined }));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  useStoreList('irregularities', list.data && items);
  // The selection belongs to one filter.
  const [selected, setSelected] = useState({ filter, at: -1 });
  const selectedIndex = selected.filter === filter ? selected.at : -1;
  const setSelectedIndex = (index: number): void => setSelected({ filter, at: index });
  const [askingAbout, setAskingAbout] = useState<Irregularity | null>(null);
  useEffect(() => {
    document.getElementById(`row-${selectedIndex}`)?.scrollIntoView({ block: 'nearest' });
  }, [selectedIndex]);
  const startReview = useAction(
    (irregularity: Irregularity) =>
      unwrap(
        api.PUT('/api/irregularities/{id}/status', {
          params: { path: { id: irregularity.id } },
          body: { to: 'under-review' },
          ...ifMatchHeader(irregularity.version),
        }),
      ),
    { invalidates: [IRREGULARITIES_KEY, ['counts']], successMessage: () => t('list.taken') },
  );
  const selectedItem = items[selectedIndex];
  const hrefOf = ({ id }: Irregularity): string => hrefTo('irregularity', { id, queue: isQueue ? '1' : undefined });
  useShortcuts({
    j: () => setSelectedIndex(Math.min(selectedIndex + 1, items.length - 1)),
    k: () => setSelectedIndex(Math.max(selectedIndex - 1, 0)),
    ...(selectedItem ? { Enter: () => navigate(hrefOf(selectedItem)) } : {}),
    ...(isStaff && selectedItem && !selectedItem.mine && selectedItem.status === 'reported'
      ? { r: () => startReview.run(selectedItem) }
      : {}),
    ...(isStaff &&
    selectedItem &&
    !selectedItem.mine &&
    (selectedItem.status === 'reported' || selectedItem.status === 'under-review')
      ? { q: () => setAskingAbout(selectedItem) }
      : {}),
  });
  const countOf = (statuses: readonly string[]): number | undefined =>
    counts && statuses.reduce((total, each) => total + (counts.byStatus[each] ?? 0), 0);
  const tab = (name: string, label: string, count: number | undefined) => ({
    href: href({ status: name, origin: isPublished ? '' : (filters.origin ?? '') }),
    label,
    count,
    current: !isPublished && status === name,
  });
  const tabs = [
    ...(isStaff ? [tab('queue', t('list.queue'), countOf(WAITING_STATUSES))] : []),
    tab('all', t('list.all'), counts?.total),
    ...STATUSES.map((name) => tab(name, t(`common:irregularityStatus.${name}`), countOf([name]))),
    { href: href({ status: '', origin: 'published' }), label: t('list.published'), current: isPublished },
  ];
  const lead = isPublished
    ? t('list.publishedLead')
    : isStaff
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
      <ListFilters isPublished={isPublished} />
      <ErrorText>{startReview.errorMessage}</ErrorText>
      {list.error && items.length === 0 ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <Skeleton lines={5} tall />
      ) : items.length === 0 ? (
        <EmptyIrregularities isQueue={isQueue} isFiltered={isFiltered} />
      ) : (
        <>
          <ul className="rows">
            {items.map((irregularity, index) => (
              <IrregularityRow
                key={irregularity.id}
                irregularity={irregularity}
                id={`row-${index}`}
                isCurrent={index === selectedIndex}
                href={hrefOf(irregularity)}
                actions={
                  isQueue ? (
                    <ReviewActions
                      irregularity={irregularity}
                      href={hrefOf(irregularity)}
                      busy={startReview.busy}
                      onStart={() => startReview.run(irregularity)}
                      onAsk={() => setAskingAbout(irregularity)}
                    />
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
          {isQueue && <p className="hint keys-hint">{t('list.keys')}</p>}
        </>
      )}
      {askingAbout && <ReasonDialog to="needs-more" irregularity={askingAbout} onClose={() => setAskingAbout(null)} />}
    </Page>
  );
}
