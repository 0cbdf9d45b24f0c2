import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, unwrap, type Schema } from '../api/client';

export type Commune = Schema<'CommuneView'>;
const DAY_MS = 86_400_000;

/** Four digits are a postcode. Merged communes are left out. */
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

/** Empty until it is loaded. */
export function useCommuneName(bfs: number | null): string {
  return useQuery(communeQuery(bfs)).data?.name ?? '';
}

/** Such as "Prilly VD"; names like "Renens (VD)" contain the canton already. */
export const placeName = (commune: string, canton: string): string =>
  commune.endsWith(`(${canton})`) ? commune : `${commune} ${canton}`;
