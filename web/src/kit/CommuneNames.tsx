import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { communeQuery } from './places';

export function CommuneNames({ communes }: { communes: readonly number[] }) {
  const { i18n } = useTranslation();
  const names = useQueries({ queries: communes.map(communeQuery) }).map(({ data }) => data?.name ?? '…');
  return <>{new Intl.ListFormat(i18n.language, { style: 'narrow', type: 'unit' }).format(names)}</>;
}
