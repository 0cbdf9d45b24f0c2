import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api, type View } from '../../api/client';
import type { paths } from '../../api/schema';

export type CaseItem = View<'CaseItem'>;
export type FullCase = View<'CaseView'>;
export type AnyCase = FullCase | View<'CaseForStaff'>;
export type Stage = FullCase['stage'];
export type Procedure = FullCase['procedure'];
export type Event = View<'EventView'>;
export type CaseFilter = NonNullable<paths['/api/cases']['get']['parameters']['query']>;

export const PROCEDURES = [
  'ordinary',
  'facilitated-spouse',
  'facilitated-third-generation',
  'facilitated-child',
  'reinstatement',
  'unknown',
] as const satisfies readonly Procedure[];

/** Staff see a case without the person. */
export const isFull = (theCase: AnyCase): theCase is FullCase => 'person' in theCase;

export const casesBy = (filter: CaseFilter) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'list', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/cases', {
          params: { query: { ...filter, limit: 50, ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });

export const caseCounts = (filter: CaseFilter) =>
  queryOptions({
    queryKey: ['cases', 'counts', filter],
    queryFn: () => answer(api.GET('/api/cases/counts', { params: { query: filter } })),
  });

/** The open cases of one adviser, to choose from and to see where nothing is planned. */
export const openCasesOf = (adviser: string) =>
  queryOptions({
    queryKey: ['cases', 'open-of', adviser],
    queryFn: async () =>
      (await answer(api.GET('/api/cases', { params: { query: { adviser, open: true, limit: 200 } } }))).items,
  });

export const caseOf = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'one', id],
    placeholderData: undefined,
    queryFn: () => answer(api.GET('/api/cases/{id}', { params: { path: { id } } })) as Promise<AnyCase>,
  });

export const eventsOf = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'events', id],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/cases/{id}/events', {
          params: { path: { id }, query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });

export const checklistOf = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'checklist', id],
    placeholderData: undefined,
    queryFn: () => answer(api.GET('/api/cases/{id}/checklist', { params: { path: { id } } })),
  });

export const irregularitiesOf = (caseId: string) =>
  queryOptions({
    queryKey: ['irregularities', 'case', caseId],
    placeholderData: undefined,
    queryFn: async () =>
      (await answer(api.GET('/api/irregularities', { params: { query: { case: caseId, limit: 50 } } }))).items,
  });

/** What may look different after a case has changed. */
export const CASE_CHANGES = [['cases'], ['follow-ups'], ['counts'], ['offers']] as const;
