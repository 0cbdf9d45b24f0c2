import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api, type View } from '../../api/client';

export type Judged = View<'CaseAssessmentView'>;
export type Way = View<'AssessmentView'>;
export type Condition = View<'ConditionView'>;
export type Advice = View<'AdviceView'>;
export type ChangedCase = View<'ChangedCase'>;

/** Where the person of a case stands today; asked again with whatever else is asked again about cases. */
export const assessmentOf = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'assessment', id],
    placeholderData: undefined,
    queryFn: () => answer(api.GET('/api/cases/{id}/assessment', { params: { path: { id } } })),
  });

/** The open cases that the rules of today would answer otherwise. */
export const changedCases = infiniteQueryOptions({
  queryKey: ['cases', 'changed'],
  initialPageParam: '',
  queryFn: ({ pageParam }) =>
    answer(
      api.GET('/api/eligibility/changes', {
        params: { query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) } },
      }),
    ),
  getNextPageParam: ({ next }) => next,
});
