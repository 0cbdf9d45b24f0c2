import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client';

/** What kind of installation this is; the demonstration offers its accounts. */
export const installation = queryOptions({
  queryKey: ['installation'],
  queryFn: () => answer(api.GET('/api/installation')),
  staleTime: Infinity,
});
