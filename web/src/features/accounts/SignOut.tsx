import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unwrap, api, NetworkError } from '../../api/client';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { useAction } from '../../kit/useAction';
import { flush } from '../../offline/queue';
import { clearDevice, DRAFTS, QUEUE, readAll } from '../../offline/store';
import { hrefTo } from '../../routes';
import { signOutOffline } from '../../session';

interface UnsentCounts {
  drafts: number;
  waiting: number;
}

/** Ends the session here or everywhere and wipes the device; asks first when something would be lost. The page is loaded anew, so that nothing stays in memory either. */
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
        // Nobody who hands a phone on waits for a network; the other devices must wait for one.
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
        {signOut.errorMessage && (
          <p className="field-error" role="alert">
            {signOut.errorMessage}
          </p>
        )}
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
