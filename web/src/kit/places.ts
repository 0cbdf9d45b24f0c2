import { queryOptions, useQuery } from '@tanstack/react-query';
import { unwrap, api, type Schema } from '../api/client';

export type Commune = Schema<'CommuneView'>;
const DAY_MS = 86_400_000;

/** Communes of which a name or a postcode fits what was typed; four figures are a postcode. Merged ones are left out. */
export const communeSearchQuery = (typed: string) =>
  queryOptions({
    queryKey: ['places', 'communes', typed],
    enabled: typed.length >= 2,
    staleTime: DAY_MS,
    queryFn: async () => {
      const postcode = /^[1-9]\d{3}$/.exec(typed);
      const { items } = await unwrap(
        api.GET('/api/places/communes', {
          params: { query: { limit: 20, ...(postcode ? { postcode: Number(typed) } : { q: typed }) } },
        }),
      );
      return items.filter(({ ended }) => ended === null);
    },
  });

/** A commune by its number. */
export const communeQuery = (bfs: number | null) =>
  queryOptions({
    queryKey: ['places', 'commune', bfs],
    enabled: bfs !== null,
    staleTime: DAY_MS,
    queryFn: async () => {
      const { items } = await unwrap(
        api.GET('/api/places/communes', { params: { query: { limit: 5, q: String(bfs) } } }),
      );
      return items.find((each) => each.bfs === bfs) ?? null;
    },
    placeholderData: undefined,
  });

/** The name of a commune; until it is known, its number stands nowhere: an empty string. */
export function useCommuneName(bfs: number | null): string {
  return useQuery(communeQuery(bfs)).data?.name ?? '';
}

/** A commune with its canton, where its name does not say that already: "Prilly VD", "Renens (VD)". */
export const placeName = (commune: string, canton: string): string =>
  commune.endsWith(`(${canton})`) ? commune : `${commune} ${canton}`;
