import { queryOptions } from '@tanstack/react-query';
import { api, unwrap } from './client';

export const installationQuery = queryOptions({
  queryKey: ['installation'],
  queryFn: () => unwrap(api.GET('/api/installation')),
  staleTime: Infinity,
});
