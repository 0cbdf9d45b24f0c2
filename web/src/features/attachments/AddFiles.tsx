import { useRef, type ChangeEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { AttachmentFile } from '../../api/limits';
import { Button } from '../../kit/Button';
import { acceptedFiles } from '../../uploads/acceptedFiles';

/** Takes several files, also while others are being sent. */
export function AddFiles({
  buttonRef,
  onFiles,
}: {
  buttonRef: RefObject<HTMLSpanElement | null>;
  onFiles: (files: File[]) => void;
}) {
  const { t } = useTranslation('parts');
  const input = useRef<HTMLInputElement>(null);
  const onSelected = (event: ChangeEvent<HTMLInputElement>): void => {
    onFiles([...(event.target.files ?? [])]);
    // The same file may be chosen again.
    event.target.value = '';
  };
  return (
    <span ref={buttonRef}>
      <Button small icon="clip" onClick={() => input.current?.click()}>
        {t('file.add')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={acceptedFiles(AttachmentFile.types, navigator)}
        aria-label={t('file.add')}
        onChange={onSelected}
      />
    </span>
  );
}
