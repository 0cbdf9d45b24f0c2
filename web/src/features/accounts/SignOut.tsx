import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, NetworkError, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { ErrorText } from '../../kit/ErrorText';
import { useAction } from '../../kit/useAction';
import { flush } from '../../offline/queue';
import { isFilled } from '../../offline/lost';
import { readEntries } from '../../offline/queueEntries';
import { DRAFTS, readAll } from '../../offline/store';
import { leaveDevice, signOutOffline } from '../../session';

interface UnsentCounts {
  drafts: number;
  waiting: number;
  refused: number;
  /** False if the device cannot be read: there may be more. */
  complete: boolean;
}

/** Without a network, and the browser stores nothing: the session could not be ended later either. */
class NotSignedOutError extends Error {}

const countOf = ({ drafts, waiting, refused }: UnsentCounts): number => drafts + waiting + refused;

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
      } catch (error) {
        // Without a network this device can still be cleared; other sessions can only be ended by the server.
        if (everywhere || !(error instanceof NetworkError)) throw error;
        if (!signOutOffline()) throw new NotSignedOutError();
      }
      return leaveDevice();
    },
    { invalidates: [], onSuccess: (next) => location.replace(next) },
  );
  const errorMessage = signOut.error instanceof NotSignedOutError ? t('out.notStored') : signOut.errorMessage;
  const askOrSignOut = async (): Promise<void> => {
    await flush(true).catch(() => undefined);
    const [drafts, { entries, complete }] = await Promise.all([readAll<object>(DRAFTS), readEntries()]);
    const counts = {
      drafts: drafts.items.filter(({ value }) => isFilled(value)).length,
      waiting: entries.filter(({ refusal }) => refusal === null).length,
      refused: entries.filter(({ refusal }) => refusal !== null).length,
      complete,
    };
    if (!everywhere && complete && countOf(counts) === 0) return signOut.run();
    setUnsent(counts);
  };
  return (
    <>
      <Button kind={everywhere ? 'danger' : 'plain'} busy={signOut.busy} onClick={() => void askOrSignOut()}>
        {t(everywhere ? 'sessions.everywhere' : 'out.go')}
      </Button>
      {errorMessage && !unsent && (
        <span className="field-error" role="alert">
          {errorMessage}
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
        {unsent && unsent.refused > 0 && (
          <p className="notice notice-late">{t('out.refused', { count: unsent.refused })}</p>
        )}
        {unsent && !unsent.complete && <p className="notice notice-soon">{t('out.unreadable')}</p>}
        <ErrorText>{errorMessage}</ErrorText>
        <div className="form-end">
          <Button kind="danger" busy={signOut.busy} onClick={() => signOut.run()}>
            {t(unsent && countOf(unsent) > 0 ? 'out.anyway' : everywhere ? 'sessions.everywhere' : 'out.go')}
          </Button>
          <Button kind="quiet" onClick={() => setUnsent(null)}>
            {common('action.cancel')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
