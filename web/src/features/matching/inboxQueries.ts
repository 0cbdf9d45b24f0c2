import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { unwrap, api, type Schema } from '../../api/client';

export const INBOX_TABS = ['waiting', 'offered', 'snoozed'] as const;
export type InboxTab = (typeof INBOX_TABS)[number];

/** An adviser who may be asked to take a case, as the suggestions describe them. */
export type Candidate = Schema<'SuggestionView'>;

export interface InboxFilter {
  canton?: Schema<'CommuneView'>['canton'];
  language?: string;
  procedure?: Schema<'CaseItem'>['procedure'];
  commune?: number;
}

/** What an act in the inbox may change: lists, counts, suggestions, loads. */
export const INVALIDATED_BY_INBOX = [['cases'], ['offers'], ['advisers'], ['counts']] as const;

/** Who waits and who could help, by canton and commune. */
export const supplyQuery = queryOptions({
  queryKey: ['cases', 'supply'],
  queryFn: () => unwrap(api.GET('/api/matching/supply')),
});

/** Those who wait, longest first; before them whose deadline runs. */
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
    // Somebody else may take one at any moment.
    refetchInterval: 60_000,
  });

export const inboxCountsQuery = (filter: InboxFilter) =>
  queryOptions({
    queryKey: ['cases', 'inbox-counts', filter],
    queryFn: () => unwrap(api.GET('/api/cases/counts', { params: { query: filter } })),
  });

/** The oldest case without an end, for an inbox that is empty. */
export const oldestOverdueQuery = queryOptions({
  queryKey: ['cases', 'oldest-due'],
  queryFn: async () =>
    (await unwrap(api.GET('/api/cases', { params: { query: { due: 'overdue', limit: 1 } } }))).items[0] ?? null,
});

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', id],
    placeholderData: undefined,
    // Coordinators get all of it.
    queryFn: async () => (await unwrap(api.GET('/api/cases/{id}', { params: { path: { id } } }))) as Schema<'CaseView'>,
  });

/** As many as there are: the first five are shown, the others can be searched. */
export const suggestionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', id, 'suggestions'],
    placeholderData: undefined,
    queryFn: () => unwrap(api.GET('/api/cases/{id}/suggestions', { params: { path: { id }, query: { limit: 50 } } })),
  });

/** What was offered of a case, newest first. */
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

/** What was done last with a case, so that one can say who was quicker. */
export const lastEventsQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', id, 'events', 'last'],
    placeholderData: undefined,
    queryFn: async () =>
      (await unwrap(api.GET('/api/cases/{id}/events', { params: { path: { id }, query: { limit: 10 } } }))).items,
  });

/** The name of an adviser; nothing while it is asked for or not ours to know. */
export const adviserNameQuery = (id: string | null) =>
  queryOptions({
    queryKey: ['advisers', id, 'name'],
    enabled: id !== null,
    placeholderData: undefined,
    queryFn: async () => {
      const { firstName, lastName, phone } = await unwrap(
        api.GET('/api/advisers/{id}', { params: { path: { id: id! } } }),
      );
      return { name: `${firstName} ${lastName}`, phone };
    },
  });
