import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap, type Schema } from '../../api/client';
import * as limits from '../../api/limits';
import { dayOf } from '../../kit/dates';

export type Offer = Schema<'OfferView'>;

export const openOffersQuery = queryOptions({
  queryKey: ['offers', 'open'],
  queryFn: async () =>
    (await unwrap(api.GET('/api/offers', { params: { query: { state: 'open', limit: 100 } } }))).items,
});

export const offersQuery = (state: Offer['state'] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['offers', 'list', state ?? null],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET('/api/offers', {
          params: { query: { limit: 50, ...(state ? { state } : {}), ...(pageParam ? { after: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });

export const offerQuery = (id: string) =>
  queryOptions({
    queryKey: ['offers', 'one', id],
    placeholderData: undefined,
    queryFn: () => unwrap(api.GET('/api/offers/{id}', { params: { path: { id } } })),
  });

export const DECLINE_REASONS = limits.DeclineOffer.reason.values;

export const ANSWER_CHANNELS = limits.AcceptOffer.how.values;

export type AnswerChannel = (typeof ANSWER_CHANNELS)[number];

export const INVALIDATED_BY_ANSWER = [
  ['offers'],
  ['cases'],
  ['follow-ups'],
  ['counts'],
  ['advisers'],
  ['matching'],
] as const;

/** The last day to answer: the offer lapses at the start of the next. */
export const lastDayOf = ({ lapsesAt }: Offer): string => dayOf(new Date(lapsesAt).getTime() - 1);
