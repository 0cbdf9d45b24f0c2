import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/Button';
import { EmptyState } from '../../kit/EmptyState';
import { useFilters } from '../../kit/useFilters';
import { hrefTo } from '../../routes';

export function EmptyIrregularities({ isQueue, isFiltered }: { isQueue: boolean; isFiltered: boolean }) {
  const { t } = useTranslation(['irregularities', 'common']);
  const { href } = useFilters(['status']);
  return isQueue ? (
    <EmptyState
      title={t('list.emptyQueue')}
      action={<ButtonLink href={href({ status: 'all' })}>{t('list.all')}</ButtonLink>}
    >
      {t('list.emptyQueueWhy')}
    </EmptyState>
  ) : isFiltered ? (
    <EmptyState
      icon="search"
      title={t('common:state.nothingFits')}
      action={<ButtonLink href={hrefTo('irregularities', { status: 'all' })}>{t('common:action.clear')}</ButtonLink>}
    />
  ) : (
    <EmptyState
      icon="flag"
      title={t('list.empty')}
      action={
        <ButtonLink kind="primary" icon="plus" href={hrefTo('newIrregularity')}>
          {t('list.new')}
        </ButtonLink>
      }
    >
      {t('list.emptyWhy')}
    </EmptyState>
  );
}
