import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { addDays } from '../../kit/dates';
import { EmptyState } from '../../kit/EmptyState';
import { ErrorState } from '../../kit/ErrorState';
import { Page } from '../../kit/Page';
import { Skeleton } from '../../kit/Skeleton';
import { useFilters } from '../../kit/useFilters';
import { AuditDays } from './AuditDays';
import { AuditSearch } from './AuditSearch';
import { auditLinesQuery, startOfDay } from './queries';
import './audit.css';

/** The address holds only references and ids, no names. */
export default function AuditLog() {
  const { t } = useTranslation('engine');
  const { t: common } = useTranslation();
  const { filters, setFilters, isFiltered, clear } = useFilters(['reference', 'actor', 'from', 'to']);
  const { reference, actor, from, to } = filters;
  const query = useInfiniteQuery(
    auditLinesQuery({
      reference,
      actor,
      ...(from ? { from: startOfDay(from) } : {}),
      ...(to ? { to: startOfDay(addDays(to, 1)) } : {}),
    }),
  );
  const lines = query.data?.pages.flatMap((page) => page.items);
  const filteredActor = actor && (lines?.find((line) => line.actor === actor)?.actorName ?? t('audit.somebody'));
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')} wide>
      <AuditSearch
        key={JSON.stringify(filters)}
        filters={filters}
        onSearch={setFilters}
        onClear={isFiltered ? clear : null}
      />
      {filteredActor && (
        <p className="notice">
          <span>
            {t('audit.onlyHers', { name: filteredActor })}{' '}
            <Button small kind="quiet" icon="close" onClick={() => setFilters({ actor: '' })}>
              {common('action.clear')}
            </Button>
          </span>
        </p>
      )}
      {lines ? (
        lines.length === 0 ? (
          <EmptyState
            icon="shield"
            title={t('audit.none')}
            action={isFiltered && <Button onClick={clear}>{common('action.clear')}</Button>}
          >
            {t(isFiltered ? 'audit.noneWhy' : 'audit.emptyWhy')}
          </EmptyState>
        ) : (
          <AuditDays lines={lines} searchedReference={reference} />
        )
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={6} tall />
      )}
      {query.hasNextPage && (
        <p>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {common('action.more')}
          </Button>
        </p>
      )}
    </Page>
  );
}
