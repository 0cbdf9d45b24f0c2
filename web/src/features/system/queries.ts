import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap, type Schema } from '../../api/client';

export type Mail = Schema<'OutboxView'>;
export type MailState = Mail['state'];

export const systemStateQuery = queryOptions({
  queryKey: ['system'],
  queryFn: () => unwrap(api.GET('/api/system')),
  refetchInterval: 30_000,
});

export const outboxQuery = (state: MailState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['outbox', state ?? ''],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/outbox', {
          params: { query: { ...(state ? { state } : {}), ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export type State = Schema<'SystemState'>;
