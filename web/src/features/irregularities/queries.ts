import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api, type View } from '../../api/client';
import type { paths } from '../../api/schema';
import type { Canton } from '../../kit/cantons';

export type One = View<'IrregularityView'>;
export type Detail = View<'IrregularityDetail'>;
export type Status = One['status'];
export type Code = View<'CreateIrregularity'>['code'];
export type Consent = One['consent'];
export type Level = View<'AuthorityInput'>['level'];
export type Organ = NonNullable<View<'AuthorityInput'>['organ']>;
/** What the list can be asked for. */
export type Query = NonNullable<paths['/api/irregularities']['get']['parameters']['query']>;
export type Filter = Omit<Query, 'limit' | 'after' | 'order'>;

/** What waits for the reviewers, or for an answer to them. */
export const QUEUE: readonly Status[] = ['reported', 'under-review', 'needs-more'];
/** While it stands here, whoever logged it may still correct it. */
export const CORRECTABLE: readonly Status[] = ['reported', 'needs-more'];
export const CONSENTS = [
  'internal',
  'statistics',
  'anonymous-story',
  'named-story',
] as const satisfies readonly Consent[];
export const LEVELS = ['commune', 'citizens-commune', 'canton', 'federal'] as const satisfies readonly Level[];
export const ORGANS = [
  'administration',
  'commission',
  'executive',
  'assembly',
  'parliament',
  'court',
] as const satisfies readonly Organ[];

export const ROOM = ['irregularities'] as const;

export const listOf = (query: Query) =>
  infiniteQueryOptions({
    queryKey: [...ROOM, 'list', query],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/irregularities', {
          params: { query: { ...query, limit: 30, ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** How many stand where; leading cases are never counted. */
export const countsOf = (filter: Filter) =>
  queryOptions({
    queryKey: [...ROOM, 'counts', filter],
    queryFn: () => answer(api.GET('/api/irregularities/counts', { params: { query: filter } })),
  });

export const oneOf = (id: string) =>
  queryOptions({
    queryKey: [...ROOM, 'one', id],
    queryFn: () => answer(api.GET('/api/irregularities/{id}', { params: { path: { id } } })),
    placeholderData: undefined,
  });

export const eventsOf = (id: string) =>
  queryOptions({
    queryKey: [...ROOM, 'events', id],
    queryFn: () =>
      answer(api.GET('/api/irregularities/{id}/events', { params: { path: { id }, query: { limit: 200 } } })),
    placeholderData: undefined,
  });

/** The kinds as the program knows them, with their legal basis. */
export const kinds = queryOptions({
  queryKey: [...ROOM, 'kinds'],
  queryFn: () => answer(api.GET('/api/irregularities/kinds')),
  staleTime: Infinity,
});

/** How often the same has been told of the same place this year. */
export const similarTo = (code: Code | '', canton: string, commune: number | null) =>
  queryOptions({
    queryKey: [...ROOM, 'similar', code, canton, commune],
    enabled: code !== '' && code !== 'OTHER' && (canton !== '' || commune !== null),
    retry: false,
    placeholderData: undefined,
    queryFn: () =>
      answer(
        api.GET('/api/irregularities/similar', {
          params: { query: { code: code as Code, ...(commune === null ? { canton: canton as Canton } : { commune }) } },
        }),
      ),
  });

/** The case something is logged for, as far as it is in sight. */
export const caseOf = (id: string | null) =>
  queryOptions({
    queryKey: ['cases', 'one', id],
    enabled: id !== null,
    retry: false,
    placeholderData: undefined,
    queryFn: () => answer(api.GET('/api/cases/{id}', { params: { path: { id: id! } } })),
  });
