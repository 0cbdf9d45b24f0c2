import { useRef, type ChangeEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { AttachmentFile } from '../../api/limits';
import { Button } from '../../kit/Button';
import { acceptedFiles } from '../../uploads/acceptedFiles';

/** Takes several files, also while others are being sent; a camera takes one. */
export function AddFiles({
  buttonRef,
  onFiles,
  label,
  camera = false,
  wide = false,
}: {
  buttonRef?: RefObject<HTMLSpanElement | null>;
  onFiles: (files: File[]) => void;
  label?: string;
  /** Opens the camera at once where the device has one. */
  camera?: boolean;
  wide?: boolean;
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
      <Button small={!wide} icon="clip" onClick={() => input.current?.click()}>
        {label ?? t('file.add')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!camera}
        capture={camera ? 'environment' : undefined}
        accept={acceptedFiles(AttachmentFile.types, navigator)}
        aria-label={label ?? t('file.add')}
        onChange={onSelected}
      />
    </span>
  );
}
