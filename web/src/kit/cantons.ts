import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../api/client';
import type { Locale } from '../texts';

/** The cantons there are; they do not change while one works. */
export const cantonsOf = queryOptions({ queryKey: ['cantons'], staleTime: Infinity, queryFn: () => answer(api.GET('/api/places/cantons')) });

/** The name of a canton in the reader's language; its letters until the names have come. */
export function useCantonName(): (code: string) => string {
  const { data } = useQuery(cantonsOf);
  const { i18n } = useTranslation();
  return useCallback((code) => data?.items.find((canton) => canton.code === code)?.names[i18n.language as Locale] ?? code, [data, i18n.language]);
}
