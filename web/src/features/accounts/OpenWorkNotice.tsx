import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';

export function OpenWorkNotice({ id }: { id: string }) {
  const { t } = useTranslation('account');
  const { data } = useQuery({
    queryKey: ['accounts', id, 'open-work'],
    staleTime: 0,
    queryFn: () => unwrap(api.GET('/api/accounts/{id}/open-work', { params: { path: { id } } })),
  });
  if (!data) return null;
  return (
    <div className="notice notice-soon" role="status">
      <div className="stack">
        <p>
          {t('account.openCases', { count: data.cases })}, {t('account.openDeadlines', { count: data.deadlines })}
          <br />
          {t('account.openOffers', { count: data.offers })}
        </p>
        <p>
          {data.cases > 0 && t('account.openWhat.cases')} {data.offers > 0 && t('account.openWhat.offers')}{' '}
          {t('account.openWhat.always')}
        </p>
      </div>
    </div>
  );
}
