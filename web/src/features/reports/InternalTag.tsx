import { useTranslation } from 'react-i18next';
import { Tag } from '../../kit/Tag';

/** Marks counts from 1 to 4, which must not be passed on. */
export function InternalTag({ isInternal }: { isInternal: boolean }) {
  const { t } = useTranslation();
  return isInternal ? (
    <span className="internal" title={t('figure.internalWhy')}>
      <Tag>{t('figure.internal')}</Tag>
    </span>
  ) : null;
}
