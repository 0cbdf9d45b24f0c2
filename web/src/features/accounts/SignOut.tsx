import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, NetworkError, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { ErrorText } from '../../kit/ErrorText';
import { useAction } from '../../kit/useAction';
import { flush } from '../../offline/queue';
import { clearDevice, DRAFTS, QUEUE, readAll } from '../../offline/store';
import { hrefTo } from '../../routes';
import { signOutOffline } from '../../session';

interface UnsentCounts {
  drafts: number;
  waiting: number;
}

/**
 * Ends the session and clears the device; asks first if something would be lost. Reloads the page so that nothing
 * stays in memory.
 */
export function SignOut({ everywhere = false }: { everywhere?: boolean }) {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  const [unsent, setUnsent] = useState<UnsentCounts | null>(null);
  const signOut = useAction(
    async () => {
      try {
        await unwrap(everywhere ? api.POST('/api/me/sign-out-everywhere') : api.POST('/api/auth/sign-out'));
        await clearDevice();
      } catch (error) {
        // Without a network this device can still be cleared; other sessions can only be ended by the server.
        if (everywhere || !(error instanceof NetworkError)) throw error;
        await signOutOffline();
      }
      localStorage.removeItem('names-offline');
    },
    { invalidates: [], onSuccess: () => location.replace(hrefTo('signIn')) },
  );
  const askOrSignOut = async (): Promise<void> => {
    await flush(true).catch(() => undefined);
    const [drafts, waiting] = await Promise.all([readAll(DRAFTS), readAll(QUEUE)]);
    if (!everywhere && drafts.length + waiting.length === 0) return signOut.run();
    setUnsent({ drafts: drafts.length, waiting: waiting.length });
  };
  return (
    <>
      <Button kind={everywhere ? 'danger' : 'plain'} busy={signOut.busy} onClick={() => void askOrSignOut()}>
        {t(everywhere ? 'sessions.everywhere' : 'out.go')}
      </Button>
      {signOut.errorMessage && !unsent && (
        <span className="field-error" role="alert">
          {signOut.errorMessage}
        </span>
      )}
      <Dialog
        title={t(everywhere ? 'sessions.everywhere' : 'out.title')}
        open={unsent !== null}
        onClose={() => setUnsent(null)}
      >
        {everywhere && <p>{t('sessions.everywhereSure')}</p>}
        <p>{t('out.wipes')}</p>
        {unsent && unsent.drafts > 0 && (
          <p className="notice notice-soon">{t('out.drafts', { count: unsent.drafts })}</p>
        )}
        {unsent && unsent.waiting > 0 && (
          <p className="notice notice-late">{t('out.waiting', { count: unsent.waiting })}</p>
        )}
        <ErrorText>{signOut.errorMessage}</ErrorText>
        <div className="form-end">
          <Button kind="danger" busy={signOut.busy} onClick={() => signOut.run()}>
            {t(
              unsent && unsent.drafts + unsent.waiting > 0
                ? 'out.anyway'
                : everywhere
                  ? 'sessions.everywhere'
                  : 'out.go',
            )}
          </Button>
          <Button kind="quiet" onClick={() => setUnsent(null)}>
            {common('action.cancel')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
