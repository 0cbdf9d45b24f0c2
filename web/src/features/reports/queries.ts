import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { unwrap, api, type Schema } from '../../api/client';
import type { paths } from '../../api/schema';
import type { QueryName } from '../../routes';
import type { IrregularityFilter, IrregularityStatus } from '../irregularities/queries';

export type Grouping = paths['/api/reports/irregularities']['get']['parameters']['query']['by'];
export type FigureRow = Schema<'FigureRow'>;
export type Export = Schema<'ExportView'>;

/** Builds the link from a figure to the rows behind it: the same filter, and what the figure counts. */
export type LinkTo = (extraFilters: Partial<Record<QueryName<'irregularities'>, string>>) => string;

/** Found to be so by somebody who did not log it. */
export const CONFIRMED_STATUSES: readonly IrregularityStatus[] = ['confirmed', 'in-follow-up', 'resolved'];

export const figuresQuery = (by: Grouping, filter: IrregularityFilter) =>
  queryOptions({
    queryKey: ['figures', by, filter],
    queryFn: () => unwrap(api.GET('/api/reports/irregularities', { params: { query: { ...filter, by } } })),
  });
export const keyFiguresQuery = (filter: IrregularityFilter) =>
  queryOptions({
    queryKey: ['figures', 'four', filter],
    queryFn: () => unwrap(api.GET('/api/reports/irregularities/figures', { params: { query: filter } })),
  });
export const exportsQuery = infiniteQueryOptions({
  queryKey: ['exports'],
  queryFn: ({ pageParam }) =>
    unwrap(api.GET('/api/exports', { params: { query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) } } })),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next ?? undefined,
});

const EXPORTABLE_CONSENTS = ['statistics', 'anonymous-story', 'named-story'] as const;

/** How many rows a file would have, and how many stay in the house for want of consent. */
export const exportCountQuery = (filter: IrregularityFilter) =>
  queryOptions({
    queryKey: ['exports', 'rows', filter],
    queryFn: async () => {
      const count = async (consent: (typeof EXPORTABLE_CONSENTS)[number] | 'internal'): Promise<number> =>
        (
          await unwrap(
            api.GET('/api/irregularities/counts', { params: { query: { ...filter, counted: true, consent } } }),
          )
        ).total;
      const [withheld, ...exportable] = await Promise.all([count('internal'), ...EXPORTABLE_CONSENTS.map(count)]);
      return { stays: withheld, rows: exportable.reduce((total, each) => total + each, 0) };
    },
  });
