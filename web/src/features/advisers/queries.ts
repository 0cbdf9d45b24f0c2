import { queryOptions } from '@tanstack/react-query';
import { answer, api, type View } from '../../api/client';
import type { Canton } from '../../kit/cantons';

export type AdviserState = View<'AdviserView'>['state'];

export const STATES = ['active', 'applying', 'paused', 'left'] as const satisfies readonly AdviserState[];
export const SPECIALITIES = [
  'ordinary',
  'facilitated-spouse',
  'facilitated-third-generation',
  'facilitated-child',
  'reinstatement',
  'appeal',
] as const;
export const LEVELS = ['native', 'fluent', 'basic'] as const;
export const CHANGED = [['advisers'], ['cases'], ['counts']] as const;

export interface AdviserFilter {
  canton?: Canton;
  language?: string;
  state?: AdviserState;
}

const PAGE = 200;

/** All advisers of one's cantons: a region has some hundred, and the table is sorted as one likes. */
export const advisersOf = (filter: AdviserFilter) =>
  queryOptions({
    queryKey: ['advisers', 'list', filter],
    queryFn: async () => {
      const all: View<'AdviserView'>[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const page: { items: View<'AdviserView'>[]; next: string | null } = await answer(
          api.GET('/api/advisers', {
            params: { query: { ...filter, order: 'name', limit: PAGE, ...(after ? { after } : {}) } },
          }),
        );
        all.push(...page.items);
        after = page.next;
      }
      return all;
    },
  });

export const adviserOf = (id: string) =>
  queryOptions({
    queryKey: ['advisers', id],
    placeholderData: undefined,
    queryFn: () => answer(api.GET('/api/advisers/{id}', { params: { path: { id } } })),
  });

export const casesOf = (id: string) =>
  queryOptions({
    queryKey: ['cases', 'of-adviser', id],
    placeholderData: undefined,
    queryFn: async () =>
      (await answer(api.GET('/api/cases', { params: { query: { adviser: id, open: true, limit: 100 } } }))).items,
  });
