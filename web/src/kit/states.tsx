import type { UseQueryResult } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../api/client';
import { Button } from './Button';
import { RefusalBox } from './form';
import { Icon, type IconName } from './icons';
import { Page } from './Page';

/** Grey lines of the true shape, after a fifth of a second: what is there at once needs no sign. */
export function Skeleton({ lines = 4, tall }: { lines?: number; tall?: boolean }) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="skeleton" aria-busy="true" style={{ visibility: seen ? 'visible' : 'hidden' }}>
      <span className="unseen">{t('state.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={tall ? 'skeleton-line skeleton-tall' : 'skeleton-line'} />
      ))}
    </div>
  );
}

/** Why there is nothing, and what one can do next. */
export function Empty({
  icon = 'check',
  title,
  children,
  action,
}: {
  icon?: IconName;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <Icon name={icon} size={32} />
      <p className="empty-title">{title}</p>
      {children && <div className="empty-words">{children}</div>}
      {action}
    </div>
  );
}

/** It did not work: in words, with another try. Not found and not allowed look the same. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  if (error instanceof Refusal && error.status === 404) return <NotHere />;
  return (
    <div className="failed">
      <RefusalBox error={error} />
      {onRetry && <Button onClick={onRetry}>{t('state.retry')}</Button>}
    </div>
  );
}

/** A whole screen for what does not exist, or is not for whoever asks: nobody learns which. */
export function NotHere() {
  const { t } = useTranslation();
  return (
    <Page title={t('state.notFound')}>
      <Empty icon="search" title={t('state.notFoundWhy')} />
    </Page>
  );
}

/** What a question to the server has brought: its shape while it loads, its refusal, or the thing itself. */
export function Loaded<T>({
  query,
  lines,
  tall,
  children,
}: {
  query: UseQueryResult<T>;
  lines?: number;
  tall?: boolean;
  children: (data: T) => ReactNode;
}) {
  // A long list is drawn bit by bit: a slow phone hears the thumb in between.
  const data = useDeferredValue(query.data);
  if (data !== undefined) return <>{children(data)}</>;
  if (query.error) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton lines={lines} tall={tall} />;
}
