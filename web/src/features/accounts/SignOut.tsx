import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, Unreachable } from '../../api/client';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { useAct } from '../../kit/useAct';
import { flush } from '../../offline/queue';
import { clearDevice, DRAFTS, QUEUE, readAll } from '../../offline/store';
import { hrefTo } from '../../routes';
import { leaveDevice } from '../../session';

interface Lost {
  drafts: number;
  waiting: number;
}

/** Ends the session here or everywhere and wipes the device; asks first when something would be lost. The page is loaded anew, so that nothing stays in memory either. */
export function SignOut({ everywhere = false }: { everywhere?: boolean }) {
  const { t } = useTranslation('account');
  const { t: c } = useTranslation();
  const [lost, setLost] = useState<Lost | null>(null);
  const leave = useAct(
    async () => {
      try {
        await answer(everywhere ? api.POST('/api/me/sign-out-everywhere') : api.POST('/api/auth/sign-out'));
        await clearDevice();
      } catch (error) {
        // Nobody who hands a phone on waits for a network; the other devices must wait for one.
        if (everywhere || !(error instanceof Unreachable)) throw error;
        await leaveDevice();
      }
      localStorage.removeItem('names-offline');
    },
    { changes: [], onDone: () => location.replace(hrefTo('signIn')) },
  );
  const ask = async (): Promise<void> => {
    await flush(true).catch(() => undefined);
    const [drafts, waiting] = await Promise.all([readAll(DRAFTS), readAll(QUEUE)]);
    if (!everywhere && drafts.length + waiting.length === 0) return leave.run();
    setLost({ drafts: drafts.length, waiting: waiting.length });
  };
  return (
    <>
      <Button kind={everywhere ? 'danger' : 'plain'} busy={leave.busy} onClick={() => void ask()}>
        {t(everywhere ? 'sessions.everywhere' : 'out.go')}
      </Button>
      {leave.words && !lost && (
        <span className="field-error" role="alert">
          {leave.words}
        </span>
      )}
      <Dialog
        title={t(everywhere ? 'sessions.everywhere' : 'out.title')}
        open={lost !== null}
        onClose={() => setLost(null)}
      >
        {everywhere && <p>{t('sessions.everywhereSure')}</p>}
        <p>{t('out.wipes')}</p>
        {lost && lost.drafts > 0 && <p className="notice notice-soon">{t('out.drafts', { count: lost.drafts })}</p>}
        {lost && lost.waiting > 0 && <p className="notice notice-late">{t('out.waiting', { count: lost.waiting })}</p>}
        {leave.words && (
          <p className="field-error" role="alert">
            {leave.words}
          </p>
        )}
        <div className="form-end">
          <Button kind="danger" busy={leave.busy} onClick={() => leave.run()}>
            {t(lost && lost.drafts + lost.waiting > 0 ? 'out.anyway' : everywhere ? 'sessions.everywhere' : 'out.go')}
          </Button>
          <Button kind="quiet" onClick={() => setLost(null)}>
            {c('action.cancel')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
