import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Button, ButtonLink } from '../../kit/Button';
import { formatRelativeDay, useToday } from '../../kit/dates';
import { EmptyState } from '../../kit/EmptyState';
import { useFilters } from '../../kit/useFilters';
import { hrefTo } from '../../routes';
import { oldestOverdueQuery, type InboxTab } from './inboxQueries';

export function EmptyQueue({ tab }: { tab: InboxTab }) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation();
  const { isFiltered, clear } = useFilters(['canton', 'language', 'procedure', 'commune']);
  const { data: oldest } = useQuery(oldestOverdueQuery);
  const today = useToday();
  if (isFiltered)
    return (
      <EmptyState
        icon="search"
        title={common('state.nothingFits')}
        action={<Button onClick={clear}>{common('action.clear')}</Button>}
      />
    );
  if (tab !== 'waiting')
    return (
      <EmptyState icon={tab === 'offered' ? 'mail' : 'clock'} title={t(`empty.${tab}`)}>
        {t(`emptyWhy.${tab}`)}
      </EmptyState>
    );
  return (
    <EmptyState
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
          , {formatRelativeDay(oldest.nextDueOn, today)}.
        </p>
      ) : (
        t('emptyWhy.waiting')
      )}
    </EmptyState>
  );
}
