import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { hrefTo } from '../routes';
import type { AttachmentOwner } from '../uploads/sendFile';
import { cancelUploads, isUnderWay, useUploads } from '../uploads/uploads';

const screenOf = ({ kind, id }: AttachmentOwner): string => hrefTo(kind === 'cases' ? 'case' : 'irregularity', { id });

/** Files of other screens that are being sent or were not attached. Whoever signs out sends nothing any more. */
export function UploadNotice({ path }: { path: string }) {
  const { t } = useTranslation();
  useEffect(() => cancelUploads, []);
  const elsewhere = useUploads().filter(({ owner }) => screenOf(owner) !== path);
  const sending = elsewhere.filter(isUnderWay).length;
  const failed = elsewhere.filter(({ state }) => state.step === 'failed');
  return (
    <div role="status" className={sending + failed.length > 0 ? 'shell-offline' : undefined}>
      {sending > 0 && <span>{t('upload.sending', { count: sending })}</span>}
      {failed.length > 0 && (
        <span>
          {t('upload.failed', { count: failed.length })}{' '}
          <Link href={screenOf(failed[0]!.owner)}>{t('upload.look')}</Link>
        </span>
      )}
    </div>
  );
}
