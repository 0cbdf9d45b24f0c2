import type { UseQueryResult } from '@tanstack/react-query';
import { useDeferredValue, type ReactNode } from 'react';
import { Skeleton } from './Skeleton';
import { ErrorState } from './ErrorState';

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
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton lines={lines} tall={tall} />;
}
