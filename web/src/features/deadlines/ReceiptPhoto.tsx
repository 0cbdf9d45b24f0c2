import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/Icon';
import { addUploads, removeUpload, useUploads } from '../../uploads/uploads';
import { AddFiles } from '../attachments/AddFiles';
import { UploadRow } from '../attachments/UploadRow';
import '../attachments/attachments.css';

/** The camera for the receipt; the picture is sent to the case while the rest is filled in. */
export function ReceiptPhoto({
  caseId,
  uploadId,
  onUpload,
}: {
  caseId: string;
  uploadId: string | null;
  onUpload: (id: string | null) => void;
}) {
  const { t } = useTranslation('deadlines');
  const { t: parts } = useTranslation('parts');
  const button = useRef<HTMLSpanElement>(null);
  const upload = useUploads().find(({ id }) => id === uploadId);
  const take = (files: File[]): void => {
    const [file] = files;
    if (!file) return;
    if (uploadId !== null) removeUpload(uploadId);
    onUpload(addUploads({ kind: 'cases', id: caseId }, [file])[0] ?? null);
  };
  return (
    <fieldset className="choices">
      <legend>{t('met.proof')}</legend>
      <p className="hint">{t('met.proofHint')}</p>
      <div className="stack">
        {upload && upload.state.step !== 'done' && (
          <ul className="files uploads" aria-label={parts('file.uploads')}>
            <UploadRow upload={upload} addButton={button} />
          </ul>
        )}
        {upload?.state.step === 'done' && (
          <p role="status">
            <Icon name="check" /> <bdi>{upload.name}</bdi>: {parts('file.step.done')}
          </p>
        )}
        <AddFiles buttonRef={button} camera wide label={t(upload ? 'met.otherPhoto' : 'met.photo')} onFiles={take} />
      </div>
    </fieldset>
  );
}
