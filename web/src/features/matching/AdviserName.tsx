import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { hrefTo } from '../../routes';
import { adviserNameQuery } from './inboxQueries';

export function AdviserName({ id }: { id: string }) {
  const { t } = useTranslation('inbox');
  const { data } = useQuery(adviserNameQuery(id));
  return (
    <Link href={hrefTo('adviser', { id })}>
      <bdi>{data?.name ?? t('anAdviser')}</bdi>
    </Link>
  );
}
