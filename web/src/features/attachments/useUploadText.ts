import { useTranslation } from 'react-i18next';
import { AttachmentFile } from '../../api/limits';
import type { UploadState } from '../../uploads/uploads';

export const MAX_MEGABYTES = AttachmentFile.maxBytes / 1_048_576;

/** What is happening to a file, in the reader's language. */
export function useUploadText(state: UploadState): string {
  const { t, i18n } = useTranslation('parts');
  switch (state.step) {
    case 'sending':
      return t('file.sending', { percent: Math.round(state.share * 100) });
    case 'failed': {
      // The server may know reasons that this client has no words for.
      const key = `file.failed.${state.reason}`;
      return i18n.exists(`parts:${key}`)
        ? t(key as 'file.failed.too-large', { max: MAX_MEGABYTES })
        : t('file.failed.other');
    }
    case 'waiting':
    case 'preparing':
    case 'checking':
    case 'done':
      return t(`file.step.${state.step}`);
  }
}
