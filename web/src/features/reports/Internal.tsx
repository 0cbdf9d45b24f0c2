import { useTranslation } from 'react-i18next';
import { Tag } from '../../kit/bits';

/** Beside a number from 1 to 4: it is not to be passed on. */
export function Internal({ when }: { when: boolean }) {
  const { t } = useTranslation();
  return when ? (
    <span className="internal" title={t('figure.internalWhy')}>
      <Tag>{t('figure.internal')}</Tag>
    </span>
  ) : null;
}
