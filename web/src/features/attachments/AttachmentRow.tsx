import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { formatDateTime, formatNumber } from '../../kit/dates';
import { Icon } from '../../kit/Icon';
import type { Attachment } from './queries';

const formatBytes = (bytes: number): string =>
  bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${formatNumber(bytes / 1_000_000)} MB`;

export function AttachmentRow({ attachment, onRemove }: { attachment: Attachment; onRemove: () => void }) {
  const { t } = useTranslation('parts');
  const title = attachment.title ?? t('file.untitled');
  return (
    <li className="file">
      {attachment.lost ? (
        <span className="file-open">
          <Icon name="alert" />
        </span>
      ) : (
        <a className="file-open" href={`/api/attachments/${attachment.id}/file`} target="_blank" rel="noreferrer">
          {attachment.type === 'application/pdf' ? (
            <Icon name="file" size={28} />
          ) : (
            <img src={`/api/attachments/${attachment.id}/file`} alt="" loading="lazy" />
          )}
          <span className="visually-hidden">{t('file.open', { name: title })}</span>
        </a>
      )}
      <span className="file-text">
        <bdi className="row-title">{title}</bdi>
        <span className="hint">
          {formatDateTime(attachment.attachedAt)} · {formatBytes(attachment.size)}
          {attachment.fromPerson && ` · ${t('file.fromPerson')}`}
          {attachment.by && (
            <>
              {' '}
              · <bdi>{attachment.by}</bdi>
            </>
          )}
        </span>
        {attachment.lost && <span className="late">{t('file.failed.file-lost')}</span>}
      </span>
      {attachment.removable && (
        <Button small kind="quiet" icon="close" iconOnly onClick={onRemove}>
          {t('file.remove', { name: title })}
        </Button>
      )}
    </li>
  );
}
