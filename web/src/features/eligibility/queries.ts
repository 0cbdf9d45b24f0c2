import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, unwrap, type Schema } from '../../api/client';

export type CaseAssessment = Schema<'CaseAssessmentView'>;
export type ProcedureAssessment = Schema<'AssessmentView'>;
export type Condition = Schema<'ConditionView'>;
export type Advice = Schema<'AdviceView'>;
export type ChangedCase = Schema<'ChangedCase'>;

/** Invalidated together with all queries of cases. */
export const assessmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'assessment', id],
    placeholderData: undefined,
    queryFn: () => unwrap(api.GET('/api/cases/{id}/assessment', { params: { path: { id } } })),
  });

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
