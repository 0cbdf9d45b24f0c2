import { useTranslation } from 'react-i18next';
import { Tag } from '../../kit/Tag';

/** Beside a number from 1 to 4: it is not to be passed on. */
export function InternalTag({ isInternal }: { isInternal: boolean }) {
  const { t } = useTranslation();
  return isInternal ? (
    <span className="internal" title={t('figure.internalWhy')}>
      <Tag>{t('figure.internal')}</Tag>
    </span>
  ) : null;
}
