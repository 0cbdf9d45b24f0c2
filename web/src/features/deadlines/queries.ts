import { queryOptions } from '@tanstack/react-query';
import { api, unwrap, type Schema } from '../../api/client';

export type CaseDeadline = Schema<'CaseDeadlineView'>;
export type LetterKind = Schema<'ReceiveLetter'>['kind'];
export type Delivery = NonNullable<Schema<'ReceiveLetter'>['delivery']>;

/** Lists of this page and longer are cut, which the screen says. */
export const CONTROL_LIMIT = 200;

/** All of a case, the open ones first. */
export const caseDeadlinesQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['deadlines', 'case', caseId],
    placeholderData: undefined,
    queryFn: async () =>
      (await unwrap(api.GET('/api/cases/{id}/deadlines', { params: { path: { id: caseId } } }))).items,
  });

/** What falls until a day or has none, and appeals that nobody else has looked at. */
export const controlQuery = (to: string) =>
  queryOptions({
    queryKey: ['deadlines', 'control', to],
    queryFn: async () => {
      const [open, unconfirmed] = await Promise.all([
        unwrap(api.GET('/api/deadlines', { params: { query: { state: 'open', to, limit: CONTROL_LIMIT } } })),
        unwrap(api.GET('/api/deadlines', { params: { query: { unconfirmed: true, limit: CONTROL_LIMIT } } })),
      ]);
      return {
        open: open.items,
        unconfirmed: unconfirmed.items,
        more: open.next !== null || unconfirmed.next !== null,
      };
    },
  });

/** Query keys that a change of a deadline affects. */
export const INVALIDATED_BY_DEADLINE = [['deadlines'], ['cases'], ['follow-ups'], ['counts']] as const;
