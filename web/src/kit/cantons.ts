import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap, type Schema } from '../api/client';
import * as limits from '../api/limits';
import type { Me } from '../session';
import type { Locale } from '../texts';
import type { Option } from './SelectField';

export type Canton = Schema<'CantonView'>['code'];

/** Constant, so that forms work offline. */
export const CANTONS = limits.AuthorityInput.canton.values;

const cantonNamesQuery = queryOptions({
  queryKey: ['cantons'],
  staleTime: Infinity,
  queryFn: () => unwrap(api.GET('/api/places/cantons')),
});

/** `CH` is the Confederation; returns the code until the names are loaded. */
export function useCantonName(): (code: string) => string {
  const { data } = useQuery(cantonNamesQuery);
  const { t, i18n } = useTranslation('parts');
  return useCallback(
    (code) =>
      code === 'CH'
        ? t('confederation')
        : (data?.items.find((canton) => canton.code === code)?.names[i18n.language as Locale] ?? code),
    [data, t, i18n.language],
  );
}

export function useCantonOptions(): (codes?: readonly Canton[]) => Option<Canton>[] {
  const cantonName = useCantonName();
  return useCallback(
    (codes = CANTONS) =>
      codes.map((code) => ({ value: code, label: cantonName(code) })).sort((a, b) => a.label.localeCompare(b.label)),
    [cantonName],
  );
}

export const territoryOf = ({ cantons }: Me): readonly Canton[] =>
  cantons.includes('CH') ? CANTONS : (cantons as Canton[]);
