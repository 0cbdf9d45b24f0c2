import { queryOptions } from '@tanstack/react-query';
import { api, unwrap, type Schema } from '../../api/client';

export type CheckIn = Schema<'CheckInView'>;

export const caseCheckInsQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['check-ins', 'case', caseId],
    placeholderData: undefined,
    queryFn: async () =>
      (await unwrap(api.GET('/api/cases/{id}/check-ins', { params: { path: { id: caseId }, query: { limit: 20 } } })))
        .items as CheckIn[],
  });

/** Answers about which somebody must decide. */
export const undecidedQuery = queryOptions({
  queryKey: ['check-ins', 'undecided'],
  queryFn: async () =>
    (await unwrap(api.GET('/api/check-ins', { params: { query: { limit: 50 } } }))).items as CheckIn[],
});

export const checkInSettingsQuery = queryOptions({
  queryKey: ['check-ins', 'settings'],
  queryFn: () => unwrap(api.GET('/api/check-in-settings')),
});

/** Query keys that a decision affects. */
export const INVALIDATED_BY_CHECK_IN = [['check-ins'], ['follow-ups'], ['cases'], ['counts']] as const;
