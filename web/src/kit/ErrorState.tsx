import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import { Button } from './Button';
import { EmptyState } from './EmptyState';
import { ErrorSummary } from './ErrorSummary';
import { Page } from './Page';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('state.notFound')}>
      <EmptyState icon="search" title={t('state.notFoundWhy')} />
    </Page>
  );
}

/** 404 is shown as not found; whether it is forbidden is not revealed. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  if (error instanceof ApiError && error.status === 404) return <NotFound />;
  return (
    <div className="error-state">
      <ErrorSummary error={error} />
      {onRetry && <Button onClick={onRetry}>{t('state.retry')}</Button>}
    </div>
  );
}
