import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal, refusalOf, Unreachable } from '../../api/client';
import { Button, ButtonLink } from '../../kit/Button';
import { useConfirmed } from '../../kit/ConfirmDialog';
import { RefusalBox } from '../../kit/form';
import type { Export } from './queries';

/** The file, written while it is fetched. What may single somebody out is fetched here, so that the password can be asked for. */
export function Download({ one, primary }: { one: Export; primary?: boolean }) {
  const { t } = useTranslation('figures');
  const confirmed = useConfirmed();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const href = `/api/exports/${one.id}/file`;
  const kind = primary ? 'primary' : 'plain';
  if (one.profile === 'safe')
    return (
      <ButtonLink kind={kind} small={!primary} icon="download" href={href}>
        {t('exports.download')}
      </ButtonLink>
    );
  const fetchIt = async (): Promise<void> => {
    setBusy(true);
    setFailed(null);
    try {
      const response = await confirmed(async () => {
        const answered = await fetch(href).catch(() => null);
        if (!answered) throw new Unreachable();
        if (!answered.ok) throw await refusalOf(answered);
        return answered;
      });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await response.blob());
      link.download =
        /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? `passerelle.${one.format}`;
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      // Who closed the dialog knows why.
      if (!(error instanceof Refusal && error.slug === 'sign-in-again')) setFailed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button kind={kind} small={!primary} icon="download" busy={busy} onClick={() => void fetchIt()}>
        {t('exports.download')}
      </Button>
      {failed !== null && <RefusalBox error={failed} />}
    </>
  );
}
