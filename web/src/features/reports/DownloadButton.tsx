import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, NetworkError, readApiError } from '../../api/client';
import { Button, ButtonLink } from '../../kit/Button';
import { ErrorSummary } from '../../kit/ErrorSummary';
import { useReauthentication } from '../../kit/Reauthentication';
import type { Export } from './queries';

/** Files with personal data are fetched by script, because the server may ask for the password. */
export function DownloadButton({ exportFile, isPrimary }: { exportFile: Export; isPrimary?: boolean }) {
  const { t } = useTranslation('figures');
  const withReauthentication = useReauthentication();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const href = `/api/exports/${exportFile.id}/file`;
  const kind = isPrimary ? 'primary' : 'plain';
  if (exportFile.profile === 'safe')
    return (
      <ButtonLink kind={kind} small={!isPrimary} icon="download" href={href}>
        {t('exports.download')}
      </ButtonLink>
    );
  const download = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const response = await withReauthentication(async () => {
        const result = await fetch(href).catch(() => null);
        if (!result) throw new NetworkError();
        if (!result.ok) throw await readApiError(result);
        return result;
      });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await response.blob());
      link.download =
        /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ??
        `passerelle.${exportFile.format}`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (thrown) {
      // The user cancelled the dialog.
      if (!(thrown instanceof ApiError && thrown.slug === 'sign-in-again')) setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button kind={kind} small={!isPrimary} icon="download" busy={busy} onClick={() => void download()}>
        {t('exports.download')}
      </Button>
      {error !== null && <ErrorSummary error={error} />}
    </>
  );
}
