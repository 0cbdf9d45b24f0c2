import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { Tag } from '../../kit/Tag';

export function AccountTags({ account: { disabled, joined, secondFactor, role } }: { account: Schema<'AccountView'> }) {
  const { t } = useTranslation('account');
  return (
    <span className="tags">
      {disabled ? (
        <Tag tone="late" icon="close">
          {t('state.disabled')}
        </Tag>
      ) : joined ? (
        <Tag tone="good" icon="check">
          {t('state.joined')}
        </Tag>
      ) : (
        <Tag tone="soon" icon="mail">
          {t('state.invited')}
        </Tag>
      )}
      {secondFactor === 'on' && (
        <Tag tone="good" icon="shield">
          {t('state.factor')}
        </Tag>
      )}
      {secondFactor !== 'on' && role !== 'adviser' && joined && !disabled && (
        <Tag icon="shield">{t('state.noFactor')}</Tag>
      )}
    </span>
  );
}
