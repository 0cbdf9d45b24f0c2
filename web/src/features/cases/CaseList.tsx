import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../kit/Button';
import type { Canton } from '../../kit/cantons';
import { EmptyState } from '../../kit/EmptyState';
import { ErrorState } from '../../kit/ErrorState';
import { Page } from '../../kit/Page';
import type { Procedure } from '../../kit/procedures';
import { Skeleton } from '../../kit/Skeleton';
import { useStoreList } from '../../kit/storedList';
import { Tabs } from '../../kit/Tabs';
import { useFilters } from '../../kit/useFilters';
import { hrefTo } from '../../routes';
import { isRole } from '../../roles';
import { useMe } from '../../session';
import { CASE_FILTERS, CaseFilters } from './CaseFilters';
import { CaseRow } from './CaseRow';
import { caseCountsQuery, casesQuery, type CaseFilter, type Stage } from './queries';
import './cases.css';

export default function CaseList() {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const me = useMe();
  const { filters, href, clear } = useFilters(CASE_FILTERS);
  const adviser = isRole(me, 'adviser');
  const onlyMine = me.role === 'adviser' || (adviser && filters.whose === 'mine') || filters.write === 'note';
  const includesEnded = filters.ended === 'yes' || filters.stage === 'closed' || filters.stage === 'withdrawn';
  const base = useMemo<CaseFilter>(
    () => ({
      ...(filters.adviser ? { adviser: filters.adviser } : onlyMine && me.adviserId ? { adviser: me.adviserId } : {}),
      ...(filters.stage ? { stage: filters.stage as Stage } : {}),
      ...(filters.procedure ? { procedure: filters.procedure as Procedure } : {}),
      ...(filters.canton ? { canton: filters.canton as Canton } : {}),
      ...(includesEnded ? {} : { open: true }),
    }),
    [filters, onlyMine, me.adviserId, includesEnded],
  );
  const filter: CaseFilter = {
    ...base,
    ...(filters.due ? { due: filters.due as 'today' } : {}),
    ...(filters.waiting === 'yes' ? { waiting: true } : {}),
  };
  const query = useInfiniteQuery(casesQuery(filter));
  const { data: counts } = useQuery(caseCountsQuery(base));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const isNotePicker = filters.write === 'note';
  useStoreList('cases', query.data && items);
  const isFiltered = Boolean(
    filters.stage || filters.procedure || filters.canton || filters.due || filters.waiting || filters.adviser,
  );
  const tab = filters.waiting === 'yes' ? 'waiting' : (filters.due ?? 'all');
  return (
    <Page
      wide
      title={t(isNotePicker ? 'list.write' : 'list.title')}
      lead={isNotePicker ? t('list.writeLead') : me.role === 'staff' ? t('list.staff') : undefined}
      actions={
        adviser || me.role === 'coordinator' ? (
          <ButtonLink icon="plus" href={hrefTo('newCase')}>
            {t('list.new')}
          </ButtonLink>
        ) : undefined
      }
    >
      {!isNotePicker && (
        <>
          <Tabs
            label={t('list.tabs')}
            items={[
              {
                href: href({ due: '', waiting: '' }),
                label: t(includesEnded ? 'list.all' : 'list.open'),
                count: includesEnded ? counts?.all : counts?.open,
                current: tab === 'all',
              },
              {
                href: href({ due: 'overdue', waiting: '' }),
                label: t('list.overdue'),
                count: counts?.overdue,
                current: tab === 'overdue',
              },
              {
                href: href({ due: 'today', waiting: '' }),
                label: t('list.today'),
                count: counts?.today,
                current: tab === 'today',
              },
              {
                href: href({ due: 'week', waiting: '' }),
                label: t('list.week'),
                count: counts?.week,
                current: tab === 'week',
              },
              ...(me.role === 'adviser'
                ? []
                : [
                    {
                      href: href({ due: '', waiting: 'yes' }),
                      label: t('list.waiting'),
                      count: counts?.waiting,
                      current: tab === 'waiting',
                    },
                  ]),
            ]}
          />
          <CaseFilters isOpen={isFiltered && tab === 'all'} isFiltered={isFiltered} />
        </>
      )}
      {query.isPending && <Skeleton tall lines={5} />}
      {query.error && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data &&
        items.length === 0 &&
        (isFiltered ? (
          <EmptyState
            icon="search"
            title={common('state.nothingFits')}
            action={<Button onClick={clear}>{common('action.clear')}</Button>}
          />
        ) : (
          <EmptyState
            icon="people"
            title={t('list.none')}
            action={
              adviser ? (
                <ButtonLink href={hrefTo('newCase')} icon="plus">
                  {t('list.new')}
                </ButtonLink>
              ) : undefined
            }
          >
            {adviser ? t('list.noneWhy') : null}
          </EmptyState>
        ))}
      <ul className="rows case-rows">
        {items.map((item) => (
          <li key={item.id}>
            <CaseRow item={item} isNotePicker={isNotePicker} />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {common('action.more')}
        </Button>
      )}
    </Page>
  );
}
