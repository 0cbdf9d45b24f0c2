import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Button } from '../../kit/Button';
import { EmptyState } from '../../kit/EmptyState';
import { ErrorState } from '../../kit/ErrorState';
import { Page } from '../../kit/Page';
import { Skeleton } from '../../kit/Skeleton';
import { useStoreList } from '../../kit/storedList';
import { hrefTo } from '../../routes';
import { useMe } from '../../session';
import { changedCasesQuery } from './queries';
import { useChangesText } from './useChangesText';

export default function ChangedCases() {
  const { t } = useTranslation('eligibility');
  const { t: common } = useTranslation();
  const changesText = useChangesText();
  const me = useMe();
  const query = useInfiniteQuery(changedCasesQuery);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  useStoreList('cases', query.data && items);
  // The server compares case by case, so a page may be empty and still have a next one.
  const { fetchNextPage, hasNextPage, isFetching, isError } = query;
  const isEmpty = items.length === 0;
  useEffect(() => {
    if (isEmpty && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [isEmpty, hasNextPage, isFetching, isError, fetchNextPage]);
  return (
    <Page
      title={t('changes.title')}
      lead={t(me.role === 'staff' ? 'changes.leadStaff' : 'changes.lead')}
      back={{ href: hrefTo('cases'), label: t('changes.back') }}
    >
      {(query.isPending || (isEmpty && query.isFetching)) && <Skeleton tall lines={3} />}
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && items.length === 0 && !query.hasNextPage && <EmptyState title={t('changes.none')} />}
      <ul className="rows">
        {items.map(({ id, reference, stage, procedure, canton, changed }) => (
          <li key={id}>
            <Link className="row" href={hrefTo('case', { id })}>
              <span className="row-head">
                <span className="row-title">
                  <bdi>{reference}</bdi>
                </span>
              </span>
              <span>{changesText(changed)}</span>
              <span className="row-meta">
                <span>{common(`stage.${stage}`)}</span>
                <span>{common(`procedure.${procedure}`)}</span>
                <span>{canton}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {query.hasNextPage && !isEmpty && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {common('action.more')}
        </Button>
      )}
    </Page>
  );
}
