import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api, type View } from '../../api/client';
import type { paths } from '../../api/schema';
import type { QueryName } from '../../routes';
import type { Filter, Status } from '../irregularities/queries';

export type Grouping = paths['/api/reports/irregularities']['get']['parameters']['query']['by'];
export type Row = View<'FigureRow'>;
export type Export = View<'ExportView'>;

/** Builds the link from a figure to the rows behind it: the same filter, and what the figure counts. */
export type LinkTo = (besides: Partial<Record<QueryName<'irregularities'>, string>>) => string;

/** Found to be so by somebody who did not log it. */
export const FOUND: readonly Status[] = ['confirmed', 'in-follow-up', 'resolved'];

export const figuresBy = (by: Grouping, filter: Filter) =>
  queryOptions({
    queryKey: ['figures', by, filter],
    queryFn: () => answer(api.GET('/api/reports/irregularities', { params: { query: { ...filter, by } } })),
  });
export const fourFigures = (filter: Filter) =>
  queryOptions({
    queryKey: ['figures', 'four', filter],
    queryFn: () => answer(api.GET('/api/reports/irregularities/figures', { params: { query: filter } })),
  });
export const exportsMade = infiniteQueryOptions({
  queryKey: ['exports'],
  queryFn: ({ pageParam }) =>
    answer(api.GET('/api/exports', { params: { query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) } } })),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next ?? undefined,
});

const LEAVES = ['statistics', 'anonymous-story', 'named-story'] as const;

/** How many rows a file would have, and how many stay in the house for want of consent. */
export const rowsToLeave = (filter: Filter) =>
  queryOptions({
    queryKey: ['exports', 'rows', filter],
    queryFn: async () => {
      const count = async (consent: (typeof LEAVES)[number] | 'internal'): Promise<number> =>
        (
          await answer(
            api.GET('/api/irregularities/counts', { params: { query: { ...filter, counted: true, consent } } }),
          )
        ).total;
      const [stays, ...leave] = await Promise.all([count('internal'), ...LEAVES.map(count)]);
      return { stays, rows: leave.reduce((total, each) => total + each, 0) };
    },
  });
