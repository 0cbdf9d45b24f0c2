import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { similarCountQuery, type IrregularityCode } from './queries';

export function SimilarNotice({
  code,
  canton,
  commune,
}: {
  code: IrregularityCode | '';
  canton: string;
  commune: number | null;
}) {
  const { t } = useTranslation('irregularities');
  const { data } = useQuery(similarCountQuery(code, canton, commune));
  if (!data?.count) return <div role="status" />;
  return (
    <div className="notice" role="status">
      <Icon name="people" />
      <p>
        {data.within === 'commune'
          ? t('new.similarCommune', { count: data.count })
          : t('new.similarCanton', { count: data.count })}{' '}
        {t('new.similarWhy')}
      </p>
    </div>
  );
}
