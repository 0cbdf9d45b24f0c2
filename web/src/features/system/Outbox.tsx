import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { EmptyState } from '../../kit/EmptyState';
import { ErrorState } from '../../kit/ErrorState';
import { Page } from '../../kit/Page';
import { Skeleton } from '../../kit/Skeleton';
import { Tabs } from '../../kit/Tabs';
import { useFilters } from '../../kit/useFilters';
import { useMe } from '../../session';
import { MailRow } from './MailRow';
import { outboxQuery, systemStateQuery, type MailState } from './queries';
import { RetryAll } from './RetryAll';
import './system.css';

const STATES: readonly MailState[] = ['failed', 'held', 'queued', 'sent', 'cancelled'];

const capitalise = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

export default function Outbox() {
  const { t } = useTranslation('engine');
  const { t: common } = useTranslation();
  const { role } = useMe();
  const { filters, href } = useFilters(['state']);
  const state = STATES.find((each) => each === filters.state);
  const query = useInfiniteQuery(outboxQuery(state));
  const { data: counts } = useQuery({ ...systemStateQuery, enabled: role === 'admin' });
  const items = query.data?.pages.flatMap((page) => page.items);
  return (
    <Page title={common('nav.outbox')} lead={t('outbox.lead')} wide>
      <Tabs
        label={t('outbox.states')}
        items={[
          { href: href({ state: '' }), label: t('outbox.all'), current: !state },
          ...STATES.map((each) => ({
            href: href({ state: each }),
            label: capitalise(t(`outbox.${each}`)),
            count: counts?.mails[each],
            current: each === state,
          })),
        ]}
      />
      {(state === 'failed' || state === 'held') && items && items.length > 0 && <RetryAll state={state} />}
      {items ? (
        items.length === 0 ? (
          state === 'failed' ? (
            <EmptyState title={t('outbox.noneFailed')}>{t('outbox.noneFailedWhy')}</EmptyState>
          ) : (
            <EmptyState icon="mail" title={t('outbox.none')}>
              {t('outbox.noneWhy')}
            </EmptyState>
          )
        ) : (
          <ul className="rows">
            {items.map((mail) => (
              <MailRow key={mail.id} mail={mail} />
            ))}
          </ul>
        )
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={5} tall />
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
