import { queryOptions } from '@tanstack/react-query';
import { unwrap, api } from './client';

/** What kind of installation this is; the demonstration offers its accounts. */
export const installationQuery = queryOptions({
  queryKey: ['installation'],
  queryFn: () => unwrap(api.GET('/api/installation')),
  staleTime: Infinity,
});
