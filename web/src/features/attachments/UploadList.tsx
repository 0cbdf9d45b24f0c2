import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentOwner } from '../../uploads/sendFile';
import { isUnderWay, useUploads } from '../../uploads/uploads';
import { UploadRow } from './UploadRow';

/** The files on their way to one record, and for screen readers how many have arrived. */
export function UploadList({ owner, addButton }: { owner: AttachmentOwner; addButton: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('parts');
  const ours = useUploads().filter((upload) => upload.owner.kind === owner.kind && upload.owner.id === owner.id);
  const shown = ours.filter(({ state }) => !(state.step === 'done' && state.listed));
  const count = (step: 'done' | 'failed'): number => ours.filter(({ state }) => state.step === step).length;
  const [done, failed] = [count('done'), count('failed')];
  return (
    <>
      <p role="status" className={shown.length > 0 ? 'hint' : 'visually-hidden'}>
        {ours.length > 0 && t('file.progressOfAll', { done, total: ours.length })}
        {failed > 0 && ` ${t('file.failedOfAll', { failed })}`}
        {ours.some(isUnderWay) && ` ${t('file.keepOpen')}`}
      </p>
      {shown.length > 0 && (
        <ul className="files uploads" aria-label={t('file.uploads')}>
          {shown.map((upload) => (
            <UploadRow key={upload.id} upload={upload} addButton={addButton} />
          ))}
        </ul>
      )}
    </>
  );
}
