import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap, type Schema } from '../../api/client';

type Role = Schema<'AccountView'>['role'];

export const mySessionsQuery = queryOptions({
  queryKey: ['sessions', 'mine'],
  queryFn: () => unwrap(api.GET('/api/me/sessions')),
});

export const myPasskeysQuery = queryOptions({
  queryKey: ['passkeys', 'mine'],
  queryFn: () => unwrap(api.GET('/api/me/passkeys')),
});

export const myCalendarQuery = queryOptions({
  queryKey: ['calendar'],
  queryFn: () => unwrap(api.GET('/api/me/calendar')),
});

export const myProfileQuery = queryOptions({
  queryKey: ['advisers', 'me'],
  queryFn: () => unwrap(api.GET('/api/advisers/me')),
});

export const accountsQuery = (role: Role | undefined) =>
  infiniteQueryOptions({
    queryKey: ['accounts', 'list', role ?? ''],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/accounts', {
          params: { query: { ...(role ? { role } : {}), ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'one', id],
    queryFn: () => unwrap(api.GET('/api/accounts/{id}', { params: { path: { id } } })),
  });

export const accountSessionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'sessions', id],
    queryFn: () => unwrap(api.GET('/api/accounts/{id}/sessions', { params: { path: { id } } })),
  });

export type Account = Schema<'AccountView'>;
