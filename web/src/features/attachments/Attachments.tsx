import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useRef, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ApiError, NetworkError, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import { useToast } from '../../kit/ToastProvider';
import { useAction } from '../../kit/useAction';
import { AttachmentRow } from './AttachmentRow';
import { attachmentsKey, fetchAttachments, type Attachment, type AttachmentOwner } from './queries';
import { uploadAttachment } from './uploadAttachment';
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
                <AttachmentRow key={item.id} attachment={item} onRemove={() => setRemoving(item)} />
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
