import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap, type Schema } from '../../api/client';
import type { paths } from '../../api/schema';
import type { QueryName } from '../../routes';
import type { IrregularityFilter, IrregularityStatus } from '../irregularities/queries';

export type Grouping = paths['/api/reports/irregularities']['get']['parameters']['query']['by'];
export type FigureRow = Schema<'FigureRow'>;
export type Export = Schema<'ExportView'>;

/** Links a figure to its rows: the same filter and what the figure counts. */
export type LinkTo = (extraFilters: Partial<Record<QueryName<'irregularities'>, string>>) => string;

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

/** Counts the rows that consent allows to export, and those it does not. */
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
