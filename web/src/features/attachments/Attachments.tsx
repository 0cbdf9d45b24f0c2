import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { unwrap, api, ApiError, NetworkError } from '../../api/client';
import { Button } from '../../kit/Button';
import { formatDateTime, formatNumber } from '../../kit/dates';
import { Dialog } from '../../kit/Dialog';
import { Icon } from '../../kit/Icon';
import { Loaded } from '../../kit/Loaded';
import { useToast } from '../../kit/ToastProvider';
import { useAction } from '../../kit/useAction';
import { type Attachment, type AttachmentOwner, attachmentsKey, fetchAttachments } from './queries';
import { uploadAttachment } from './uploadAttachment';
import { Section } from '../../kit/Section';
import './attachments.css';

const ACCEPTED_TYPES = 'image/jpeg,image/png,image/webp,application/pdf';
const MAX_BYTES = 10 * 1024 * 1024;

const KNOWN_SLUGS = [
  'file-kind',
  'damaged-file',
  'too-many-attachments',
  'attachment-stays',
  'file-lost',
  'too-large',
  'stopped',
] as const;

type KnownSlug = (typeof KNOWN_SLUGS)[number];

/** Letters and pictures that hang on a case or an irregularity: seen, added (by camera too), taken away. */
export function Attachments({ owner, canAdd = true }: { owner: AttachmentOwner; canAdd?: boolean }) {
  const { t } = useTranslation('parts');
  const client = useQueryClient();
  const showToast = useToast();
  const query = useQuery({
    queryKey: attachmentsKey(owner),
    queryFn: () => fetchAttachments(owner),
    placeholderData: undefined,
  });
  const [upload, setUpload] = useState<{ name: string; share: number } | null>(null);
  const [failure, setFailure] = useState<{ file: File; key: string; reason: KnownSlug | 'away' | 'other' } | null>(
    null,
  );
  const [removing, setRemoving] = useState<Attachment | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const remove = useAction(
    (attachment: string) => unwrap(api.DELETE('/api/attachments/{id}', { params: { path: { id: attachment } } })),
    {
      invalidates: [attachmentsKey(owner)],
      successMessage: () => t('file.removed'),
      onSuccess: () => setRemoving(null),
    },
  );

  const send = async (file: File, key: string = crypto.randomUUID()): Promise<void> => {
    setFailure(null);
    if (!ACCEPTED_TYPES.split(',').includes(file.type)) return setFailure({ file, key, reason: 'file-kind' });
    if (file.size > MAX_BYTES) return setFailure({ file, key, reason: 'too-large' });
    setUpload({ name: file.name, share: 0 });
    try {
      await uploadAttachment(owner, file, key, (share) => setUpload({ name: file.name, share }));
      showToast(t('file.added'));
      await client.invalidateQueries({ queryKey: attachmentsKey(owner) });
    } catch (error) {
      setFailure({
        file,
        key,
        reason:
          error instanceof NetworkError
            ? 'away'
            : error instanceof ApiError && KNOWN_SLUGS.includes(error.slug as KnownSlug)
              ? (error.slug as KnownSlug)
              : 'other',
      });
    } finally {
      setUpload(null);
    }
  };
  const onFilesSelected = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    for (const file of files) await send(file);
  };
  return (
    <Section
      title={t('file.title')}
      id="attachments"
      actions={
        canAdd && !upload ? (
          <Button small icon="clip" onClick={() => input.current?.click()}>
            {t('file.add')}
          </Button>
        ) : undefined
      }
    >
      <input
        ref={input}
        id={id}
        type="file"
        hidden
        multiple
        accept={ACCEPTED_TYPES}
        aria-label={t('file.add')}
        onChange={(event) => void onFilesSelected(event)}
      />
      {upload && (
        <p className="file-sending" role="status">
          <span>
            <bdi>{upload.name}</bdi>:{' '}
            {upload.share < 1 ? t('file.sending', { percent: Math.round(upload.share * 100) }) : t('file.checking')}
          </span>
          <progress max={1} value={upload.share} aria-label={t('file.progress')} />
        </p>
      )}
      {failure && (
        <div className="error-summary" role="alert">
          <p className="error-summary-title">
            <bdi>{failure.file.name}</bdi>
          </p>
          <p>{t(`file.failed.${failure.reason}`)}</p>
          {(failure.reason === 'away' || failure.reason === 'other') && (
            <Button small onClick={() => void send(failure.file, failure.key)}>
              {t('file.again')}
            </Button>
          )}
        </div>
      )}
      <Loaded query={query} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <p className="hint">{t(canAdd ? 'file.none' : 'file.noneAtAll')}</p>
          ) : (
            <ul className="files">
              {items.map((item) => (
                <li key={item.id} className="file">
                  {item.lost ? (
                    <span className="file-open">
                      <Icon name="alert" />
                    </span>
                  ) : (
                    <a className="file-open" href={`/api/attachments/${item.id}/file`} target="_blank" rel="noreferrer">
                      {item.type === 'application/pdf' ? (
                        <Icon name="file" size={28} />
                      ) : (
                        <img src={`/api/attachments/${item.id}/file`} alt="" loading="lazy" />
                      )}
                      <span className="visually-hidden">
                        {t('file.open', { name: item.title ?? t('file.untitled') })}
                      </span>
                    </a>
                  )}
                  <span className="file-text">
                    <bdi className="row-title">{item.title ?? t('file.untitled')}</bdi>
                    <span className="hint">
                      {formatDateTime(item.attachedAt)} · {formatBytes(item.size)}
                      {item.by && (
                        <>
                          {' '}
                          · <bdi>{item.by}</bdi>
                        </>
                      )}
                    </span>
                    {item.lost && <span className="late">{t('file.failed.file-lost')}</span>}
                  </span>
                  {item.removable && (
                    <Button small kind="quiet" icon="close" iconOnly onClick={() => setRemoving(item)}>
                      {t('file.remove', { name: item.title ?? t('file.untitled') })}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Dialog title={t('file.sure')} open={removing !== null} onClose={() => setRemoving(null)}>
        <p>{t('file.sureWhy')}</p>
        {remove.error && (
          <p className="error-summary" role="alert">
            {remove.error instanceof ApiError && remove.error.slug === 'attachment-stays'
              ? t('file.failed.attachment-stays')
              : remove.errorMessage}
          </p>
        )}
        <div className="buttons">
          <Button kind="danger" busy={remove.busy} onClick={() => removing && remove.run(removing.id)}>
            {t('file.delete')}
          </Button>
          <Button kind="quiet" onClick={() => setRemoving(null)}>
            {t('file.keep')}
          </Button>
        </div>
      </Dialog>
    </Section>
  );
}

const formatBytes = (bytes: number): string =>
  bytes < 1_000_000
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${formatNumber(bytes / 1_000_000)} MB`;
