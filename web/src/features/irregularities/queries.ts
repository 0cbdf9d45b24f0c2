import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap, type Schema } from '../../api/client';
import * as limits from '../../api/limits';
import type { paths } from '../../api/schema';
import type { Canton } from '../../kit/cantons';

export type Irregularity = Schema<'IrregularityView'>;
export type IrregularityDetail = Schema<'IrregularityDetail'>;
export type IrregularityStatus = Irregularity['status'];
export type IrregularityCode = Schema<'CreateIrregularity'>['code'];
export type Consent = Irregularity['consent'];
export type AuthorityLevel = Schema<'AuthorityInput'>['level'];
export type AuthorityOrgan = NonNullable<Schema<'AuthorityInput'>['organ']>;
export type IrregularityQuery = NonNullable<paths['/api/irregularities']['get']['parameters']['query']>;
export type IrregularityFilter = Omit<IrregularityQuery, 'limit' | 'after' | 'order'>;

export const WAITING_STATUSES: readonly IrregularityStatus[] = ['reported', 'under-review', 'needs-more'];
/** The author may correct it in these states. */
export const CORRECTABLE_STATUSES: readonly IrregularityStatus[] = ['reported', 'needs-more'];
export const CONSENTS = limits.CreateIrregularity.consent.values;
export const AUTHORITY_LEVELS = limits.AuthorityInput.level.values;
export const AUTHORITY_ORGANS = [
  'administration',
  'commission',
  'executive',
  'assembly',
  'parliament',
  'court',
] as const satisfies readonly AuthorityOrgan[];

export const IRREGULARITIES_KEY = ['irregularities'] as const;

export const irregularitiesQuery = (query: IrregularityQuery) =>
  infiniteQueryOptions({
    queryKey: [...IRREGULARITIES_KEY, 'list', query],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/irregularities', {
          params: { query: { ...query, limit: 30, ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** Published cases are never counted. */
export const irregularityCountsQuery = (filter: IrregularityFilter) =>
  queryOptions({
    queryKey: [...IRREGULARITIES_KEY, 'counts', filter],
    queryFn: () => unwrap(api.GET('/api/irregularities/counts', { params: { query: filter } })),
  });

export const irregularityQuery = (id: string) =>
  queryOptions({
    queryKey: [...IRREGULARITIES_KEY, 'one', id],
    queryFn: () => unwrap(api.GET('/api/irregularities/{id}', { params: { path: { id } } })),
    placeholderData: undefined,
  });

export const irregularityEventsQuery = (id: string) =>
  queryOptions({
    queryKey: [...IRREGULARITIES_KEY, 'events', id],
    queryFn: () =>
      unwrap(api.GET('/api/irregularities/{id}/events', { params: { path: { id }, query: { limit: 200 } } })),
    placeholderData: undefined,
  });

export const kindsQuery = queryOptions({
  queryKey: [...IRREGULARITIES_KEY, 'kinds'],
  queryFn: () => unwrap(api.GET('/api/irregularities/kinds')),
  staleTime: Infinity,
});

export const similarCountQuery = (code: IrregularityCode | '', canton: string, commune: number | null) =>
  queryOptions({
    queryKey: [...IRREGULARITIES_KEY, 'similar', code, canton, commune],
    enabled: code !== '' && code !== 'OTHER' && (canton !== '' || commune !== null),
    retry: false,
    placeholderData: undefined,
    queryFn: () =>
      unwrap(
        api.GET('/api/irregularities/similar', {
          params: {
            query: {
              code: code as IrregularityCode,
              ...(commune === null ? { canton: canton as Canton } : { commune }),
            },
          },
        }),
      ),
  });

export const linkedCaseQuery = (id: string | null) =>
  queryOptions({
    queryKey: ['cases', 'one', id],
    enabled: id !== null,
    retry: false,
    placeholderData: undefined,
    queryFn: () => unwrap(api.GET('/api/cases/{id}', { params: { path: { id: id! } } })),
  });
