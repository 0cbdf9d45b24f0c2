import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api, type View } from '../../api/client';

export type OfferItem = View<'OfferView'>;

/** The offers that wait for an answer, in sight. */
export const openOffers = queryOptions({
  queryKey: ['offers', 'open'],
  queryFn: async () =>
    (await answer(api.GET('/api/offers', { params: { query: { state: 'open', limit: 100 } } }))).items,
});

export const offersBy = (state: OfferItem['state'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['offers', 'list', state ?? null],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/offers', {
          params: { query: { limit: 50, ...(state ? { state } : {}), ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });

export const offerOf = (id: string) =>
  queryOptions({
    queryKey: ['offers', 'one', id],
    placeholderData: undefined,
    queryFn: () => answer(api.GET('/api/offers/{id}', { params: { path: { id } } })),
  });

export const DECLINE_REASONS = [
  'no-time',
  'too-far',
  'language',
  'conflict',
  'not-qualified',
  'absent',
  'other',
] as const;
export const WAYS = ['phone', 'message', 'in-person', 'mail'] as const;
