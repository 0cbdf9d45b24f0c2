import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { formatDateTime } from '../../kit/dates';
import { Tag } from '../../kit/Tag';

export function SessionRow({
  session: { device, current, lastSeenAt, createdAt },
  action,
}: {
  session: Schema<'SessionView'>;
  action?: ReactNode;
}) {
  const { t } = useTranslation('account');
  return (
    <li className="row">
      <div className="row-head">
        <span className="row-title">
          <bdi>{device ?? t('sessions.unknown')}</bdi> {current && <Tag tone="info">{t('sessions.this')}</Tag>}
        </span>
        {action}
      </div>
      <div className="row-meta">
        <span>{t('sessions.seen', { when: formatDateTime(lastSeenAt) })}</span>
        <span>{t('sessions.since', { when: formatDateTime(createdAt) })}</span>
      </div>
    </li>
  );
}
