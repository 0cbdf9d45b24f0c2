import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { adviserNameQuery } from './inboxQueries';
import { Link } from 'wouter';
import { hrefTo } from '../../routes';

/** The name of an adviser, leading to them. */
export function AdviserName({ id }: { id: string }) {
  const { t } = useTranslation('inbox');
  const { data } = useQuery(adviserNameQuery(id));
  return (
    <Link href={hrefTo('adviser', { id })}>
      <bdi>{data?.name ?? t('anAdviser')}</bdi>
    </Link>
  );
}
