import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap, type Schema } from '../../api/client';

export const INBOX_TABS = ['waiting', 'offered', 'snoozed'] as const;
export type InboxTab = (typeof INBOX_TABS)[number];

export type Candidate = Schema<'SuggestionView'>;

export interface InboxFilter {
  canton?: Schema<'CommuneView'>['canton'];
  language?: string;
  procedure?: Schema<'CaseItem'>['procedure'];
  commune?: number;
}

/** Query keys that an action in the inbox affects. */
export const INVALIDATED_BY_INBOX = [['cases'], ['offers'], ['advisers'], ['counts']] as const;

export const supplyQuery = queryOptions({
  queryKey: ['cases', 'supply'],
  queryFn: () => unwrap(api.GET('/api/matching/supply')),
});

export const inboxQuery = (tab: InboxTab, filter: InboxFilter) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'inbox', tab, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/cases', {
          params: {
            query: {
              ...filter,
              ...(tab === 'snoozed' ? { snoozed: true } : { waiting: true, offered: tab === 'offered' }),
              order: 'urgent',
              limit: 30,
              ...(pageParam ? { after: pageParam } : {}),
            },
          },
        }),
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
    // Another coordinator may take a request at any time.
    refetchInterval: 60_000,
  });

export const inboxCountsQuery = (filter: InboxFilter) =>
  queryOptions({
    queryKey: ['cases', 'inbox-counts', filter],
    queryFn: () => unwrap(api.GET('/api/cases/counts', { params: { query: filter } })),
  });

export const oldestOverdueQuery = queryOptions({
  queryKey: ['cases', 'oldest-due'],
  queryFn: async () =>
    (await unwrap(api.GET('/api/cases', { params: { query: { due: 'overdue', limit: 1 } } }))).items[0] ?? null,
});

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', id],
    placeholderData: undefined,
    // Coordinators receive the full view.
    queryFn: async () => (await unwrap(api.GET('/api/cases/{id}', { params: { path: { id } } }))) as Schema<'CaseView'>,
  });

/** Five are shown; the others can be searched. */
export const suggestionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', id, 'suggestions'],
    placeholderData: undefined,
    queryFn: () => unwrap(api.GET('/api/cases/{id}/suggestions', { params: { path: { id }, query: { limit: 50 } } })),
  });

export const caseOffersQuery = (id: string) =>
  queryOptions({
    queryKey: ['offers', 'of-case', id],
    placeholderData: undefined,
    queryFn: async () => (await unwrap(api.GET('/api/offers', { params: { query: { case: id } } }))).items,
  });

export const declineLetterQuery = (id: string) =>
  queryOptions({
    queryKey: ['decline-letter', id],
    placeholderData: undefined,
    queryFn: () => unwrap(api.GET('/api/cases/{id}/waiting/letter', { params: { path: { id } } })),
  });

export const lastEventsQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', id, 'events', 'last'],
    placeholderData: undefined,
    queryFn: async () =>
      (await unwrap(api.GET('/api/cases/{id}/events', { params: { path: { id }, query: { limit: 10 } } }))).items,
  });

export const adviserNameQuery = (id: string | null) =>
  queryOptions({
    queryKey: ['advisers', id, 'name'],
    enabled: id !== null,
    placeholderData: undefined,
    queryFn: async () => {
      const { firstName, lastName, phone, phoneNote } = await unwrap(
        api.GET('/api/advisers/{id}', { params: { path: { id: id! } } }),
      );
      return { name: `${firstName} ${lastName}`, phone, phoneNote };
    },
  });
