import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { unwrap, api, type Schema } from '../../api/client';

export type CaseAssessment = Schema<'CaseAssessmentView'>;
export type ProcedureAssessment = Schema<'AssessmentView'>;
export type Condition = Schema<'ConditionView'>;
export type Advice = Schema<'AdviceView'>;
export type ChangedCase = Schema<'ChangedCase'>;

/** Where the person of a case stands today; asked again with whatever else is asked again about cases. */
export const assessmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'assessment', id],
    placeholderData: undefined,
    queryFn: () => unwrap(api.GET('/api/cases/{id}/assessment', { params: { path: { id } } })),
  });

/** The open cases that the rules of today would answer otherwise. */
export const changedCasesQuery = infiniteQueryOptions({
  queryKey: ['cases', 'changed'],
  initialPageParam: '',
  queryFn: ({ pageParam }) =>
    unwrap(
      api.GET('/api/eligibility/changes', {
        params: { query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) } },
      }),
    ),
  getNextPageParam: ({ next }) => next,
});
