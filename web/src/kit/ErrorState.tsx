import { useTranslation } from 'react-i18next';
import { Page } from './Page';
import { EmptyState } from './EmptyState';
import { ApiError } from '../api/client';
import { ErrorSummary } from './ErrorSummary';
import { Button } from './Button';

/** A whole screen for what does not exist, or is not for whoever asks: nobody learns which. */
export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('state.notFound')}>
      <EmptyState icon="search" title={t('state.notFoundWhy')} />
    </Page>
  );
}

/** It did not work: in words, with another try. Not found and not allowed look the same. */
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
