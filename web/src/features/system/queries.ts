import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api, type View } from '../../api/client';

export type Mail = View<'OutboxView'>;
export type MailState = Mail['state'];

export const systemState = queryOptions({
  queryKey: ['system'],
  queryFn: () => answer(api.GET('/api/system')),
  refetchInterval: 30_000,
});
export const outbox = (state: MailState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['outbox', state ?? ''],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/outbox', {
          params: { query: { ...(state ? { state } : {}), ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
