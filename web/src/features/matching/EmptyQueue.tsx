import { type InboxTab, oldestOverdueQuery } from './inboxQueries';
import { useTranslation } from 'react-i18next';
import { useFilters } from '../../kit/useFilters';
import { useQuery } from '@tanstack/react-query';
import { useToday, formatRelativeDay } from '../../kit/dates';
import { Button, ButtonLink } from '../../kit/Button';
import { hrefTo } from '../../routes';
import { Link } from 'wouter';
import { EmptyState } from '../../kit/EmptyState';

/** Nobody waits; or nobody who fits the filters. */
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
