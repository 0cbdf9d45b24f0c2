import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { api, unwrap } from '../api/client';
import { formatDateTime } from '../kit/dates';
import { Icon } from '../kit/Icon';
import { hrefTo } from '../routes';
import { useMe } from '../session';

/** Faults that delay letters, for coordinators and administrators. */
export function Troubles() {
  const { t } = useTranslation();
  const me = useMe();
  const seesTroubles = me.role === 'coordinator' || me.role === 'admin';
  const { data } = useQuery({
    queryKey: ['troubles'],
    enabled: seesTroubles,
    refetchInterval: 60_000,
    staleTime: 30_000,
    queryFn: () => unwrap(api.GET('/api/troubles')),
  });
  const items = seesTroubles ? (data?.items ?? []) : [];
  return (
    <div className={items.length > 0 ? 'shell-troubles' : undefined} role="status">
      {items.map(({ code, since }) => (
        <p key={code}>
          <Icon name="alert" size={18} />
          <span>
            {t(`trouble.${code}`)}
            {since && ` ${t('trouble.since', { when: formatDateTime(since) })}`}{' '}
            {me.role === 'admin' && <Link href={hrefTo('system')}>{t('trouble.look')}</Link>}
          </span>
        </p>
      ))}
    </div>
  );
}
