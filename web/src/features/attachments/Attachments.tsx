import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ApiError, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import { useAction } from '../../kit/useAction';
import type { AttachmentOwner } from '../../uploads/sendFile';
import { addUploads, attachmentsKey } from '../../uploads/uploads';
import { AddFiles } from './AddFiles';
import { AttachmentRow } from './AttachmentRow';
import { fetchAttachments, type Attachment } from './queries';
import { UploadList } from './UploadList';
import { MAX_MEGABYTES } from './useUploadText';
import './attachments.css';

export function Attachments({ owner, canAdd = true }: { owner: AttachmentOwner; canAdd?: boolean }) {
  const { t } = useTranslation('parts');
  const query = useQuery({
    queryKey: attachmentsKey(owner),
    queryFn: () => fetchAttachments(owner),
    placeholderData: undefined,
  });
  const [removing, setRemoving] = useState<Attachment | null>(null);
  const addButton = useRef<HTMLSpanElement>(null);
  const remove = useAction(
    (attachment: string) => unwrap(api.DELETE('/api/attachments/{id}', { params: { path: { id: attachment } } })),
    {
      invalidates: [attachmentsKey(owner)],
      successMessage: () => t('file.removed'),
      onSuccess: () => setRemoving(null),
    },
  );

  return (
    <Section
      title={t('file.title')}
      id="attachments"
      actions={canAdd ? <AddFiles buttonRef={addButton} onFiles={(files) => addUploads(owner, files)} /> : undefined}
    >
      {canAdd && <p className="hint">{t('file.hint', { max: MAX_MEGABYTES })}</p>}
      {canAdd && <UploadList owner={owner} addButton={addButton} />}
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
