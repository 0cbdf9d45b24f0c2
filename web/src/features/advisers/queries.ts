import { queryOptions } from '@tanstack/react-query';
import { api, unwrap, type Schema } from '../../api/client';
import type { Canton } from '../../kit/cantons';

export type AdviserState = Schema<'AdviserView'>['state'];

export const ADVISER_STATES = ['active', 'applying', 'paused', 'left'] as const satisfies readonly AdviserState[];

export const SPECIALITIES = [
  'ordinary',
  'facilitated-spouse',
  'facilitated-spouse-abroad',
  'facilitated-third-generation',
  'facilitated-child',
  'facilitated-stateless-child',
  'reinstatement',
  'appeal',
] as const;

export const LEVELS = ['native', 'fluent', 'basic'] as const;
export const INVALIDATED_BY_ADVISER = [['advisers'], ['cases'], ['counts']] as const;

export interface AdviserFilter {
  canton?: Canton;
  language?: string;
  state?: AdviserState;
}

const PAGE_SIZE = 200;

/** Loads all pages, because the table is filtered and sorted on the client (some hundred rows). */
export const advisersQuery = (filter: AdviserFilter) =>
  queryOptions({
    queryKey: ['advisers', 'list', filter],
    queryFn: async () => {
      const all: Schema<'AdviserView'>[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const page: { items: Schema<'AdviserView'>[]; next: string | null } = await unwrap(
          api.GET('/api/advisers', {
            params: { query: { ...filter, order: 'name', limit: PAGE_SIZE, ...(after ? { after } : {}) } },
          }),
        );
        all.push(...page.items);
        after = page.next;
      }
      return all;
    },
  });

export const adviserQuery = (id: string) =>
  queryOptions({
    queryKey: ['advisers', id],
    placeholderData: undefined,
    queryFn: () => unwrap(api.GET('/api/advisers/{id}', { params: { path: { id } } })),
  });

export const adviserCasesQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'of-adviser', id],
    placeholderData: undefined,
    queryFn: async () =>
      (await unwrap(api.GET('/api/cases', { params: { query: { adviser: id, open: true, limit: 100 } } }))).items,
  });

export type Adviser = Schema<'AdviserView'>;
