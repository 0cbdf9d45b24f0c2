import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api, type View } from '../../api/client';

type Role = View<'AccountView'>['role'];

export const mySessions = queryOptions({
  queryKey: ['sessions', 'mine'],
  queryFn: () => answer(api.GET('/api/me/sessions')),
});
export const myCalendar = queryOptions({ queryKey: ['calendar'], queryFn: () => answer(api.GET('/api/me/calendar')) });
export const myProfile = queryOptions({
  queryKey: ['advisers', 'me'],
  queryFn: () => answer(api.GET('/api/advisers/me')),
});

export const accounts = (role: Role | undefined) =>
  infiniteQueryOptions({
    queryKey: ['accounts', 'list', role ?? ''],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/accounts', {
          params: { query: { ...(role ? { role } : {}), ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
export const account = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'one', id],
    queryFn: () => answer(api.GET('/api/accounts/{id}', { params: { path: { id } } })),
  });
export const sessionsOf = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'sessions', id],
    queryFn: () => answer(api.GET('/api/accounts/{id}/sessions', { params: { path: { id } } })),
  });
