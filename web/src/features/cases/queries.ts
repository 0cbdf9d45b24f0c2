import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap, type Schema } from '../../api/client';
import type { paths } from '../../api/schema';

export type CaseItem = Schema<'CaseItem'>;
export type FullCase = Schema<'CaseView'>;
export type AnyCase = FullCase | Schema<'CaseForStaff'>;
export type Stage = FullCase['stage'];
export type { Procedure } from '../../kit/procedures';
export type CaseEvent = Schema<'EventView'>;
export type CaseFilter = NonNullable<paths['/api/cases']['get']['parameters']['query']>;

/** Staff receive a case without the person. */
export const isFullCase = (theCase: AnyCase): theCase is FullCase => 'person' in theCase;

export const casesQuery = (filter: CaseFilter) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'list', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/cases', {
          params: { query: { ...filter, limit: 50, ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });

export const caseCountsQuery = (filter: CaseFilter) =>
  queryOptions({
    queryKey: ['cases', 'counts', filter],
    queryFn: () => unwrap(api.GET('/api/cases/counts', { params: { query: filter } })),
  });

export const openCasesQuery = (adviser: string) =>
  queryOptions({
    queryKey: ['cases', 'open-of', adviser],
    queryFn: async () =>
      (await unwrap(api.GET('/api/cases', { params: { query: { adviser, open: true, limit: 200 } } }))).items,
  });

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id],
    placeholderData: undefined,
    queryFn: () => unwrap(api.GET('/api/cases/{id}', { params: { path: { id } } })) as Promise<AnyCase>,
  });

export const caseEventsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'events', id],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/cases/{id}/events', {
          params: { path: { id }, query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });

export const checklistQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'checklist', id],
    placeholderData: undefined,
    queryFn: () => unwrap(api.GET('/api/cases/{id}/checklist', { params: { path: { id } } })),
  });

export const caseIrregularitiesQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['irregularities', 'case', caseId],
    placeholderData: undefined,
    queryFn: async () =>
      (await unwrap(api.GET('/api/irregularities', { params: { query: { case: caseId, limit: 50 } } }))).items,
  });

/** Query keys that a change of a case affects. */
export const INVALIDATED_BY_CASE = [['cases'], ['deadlines'], ['follow-ups'], ['counts'], ['offers']] as const;
