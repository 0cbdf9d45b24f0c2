import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { communeOf } from './places';

/** The names of communes by their numbers, as a list in words. */
export function CommuneNames({ of }: { of: readonly number[] }) {
  const { i18n } = useTranslation();
  const names = useQueries({ queries: of.map(communeOf) }).map(({ data }) => data?.name ?? '…');
  return <>{new Intl.ListFormat(i18n.language, { style: 'narrow', type: 'unit' }).format(names)}</>;
}
