import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Button } from '../../kit/Button';
import { Page } from '../../kit/Page';
import { Empty, Failed, Skeleton } from '../../kit/states';
import { useListMemory } from '../../kit/listMemory';
import { hrefTo } from '../../routes';
import { useMe } from '../../session';
import { useChangedWords } from './useChangedWords';
import { changedCases } from './queries';

/** A rule has changed: the open cases whose answer is another today. */
export default function Changes() {
  const { t } = useTranslation('eligibility');
  const { t: common } = useTranslation();
  const words = useChangedWords();
  const me = useMe();
  const query = useInfiniteQuery(changedCases);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  useListMemory('cases', query.data && items);
  // Whether an answer differs shows only by judging: a page may hold nothing and be followed by one that does.
  const { fetchNextPage, hasNextPage, isFetching, isError } = query;
  const empty = items.length === 0;
  useEffect(() => {
    if (empty && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [empty, hasNextPage, isFetching, isError, fetchNextPage]);
  return (
    <Page
      title={t('changes.title')}
      lead={t(me.role === 'staff' ? 'changes.leadStaff' : 'changes.lead')}
      back={{ href: hrefTo('cases'), label: t('changes.back') }}
    >
      {(query.isPending || (empty && query.isFetching)) && <Skeleton tall lines={3} />}
      {query.error && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && items.length === 0 && !query.hasNextPage && <Empty title={t('changes.none')} />}
      <ul className="rows">
        {items.map(({ id, reference, stage, procedure, canton, changed }) => (
          <li key={id}>
            <Link className="row" href={hrefTo('case', { id })}>
              <span className="row-head">
                <span className="row-title">
                  <bdi>{reference}</bdi>
                </span>
              </span>
              <span>{words(changed)}</span>
              <span className="row-meta">
                <span>{common(`stage.${stage}`)}</span>
                <span>{common(`procedure.${procedure}`)}</span>
                <span>{canton}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {query.hasNextPage && !empty && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {common('action.more')}
        </Button>
      )}
    </Page>
  );
}
