import type { UseQueryResult } from '@tanstack/react-query';
import { useDeferredValue, type ReactNode } from 'react';
import { ErrorState } from './ErrorState';
import { Skeleton } from './Skeleton';

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
  // Deferred, so that slow phones stay responsive while a long list renders.
  const data = useDeferredValue(query.data);
  if (data !== undefined) return <>{children(data)}</>;
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton lines={lines} tall={tall} />;
}
