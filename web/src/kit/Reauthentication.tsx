import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import { useSession } from '../session';
import { Dialog } from './Dialog';
import { ReauthenticationForm } from './ReauthenticationForm';

type RunReauthenticated = <T>(act: () => Promise<T>) => Promise<T>;

const Context = createContext<RunReauthenticated>((act) => act());

/**
 * Runs what may ask for a fresh sign-in (exports, roles, second factor): when the API refuses with `sign-in-again`, one
 * shows that it is oneself in a dialog, and it runs again. Whoever closes the dialog gets the refusal.
 *
 *     const confirmed = useConfirmed();
 *     const exports = useAct((body: NewExport) => confirmed(() => answer(api.POST('/api/exports', { body }))), ...);
 */
export const useReauthentication = (): RunReauthenticated => useContext(Context);

/** Whoever waits for the answer of the dialog. */
interface PendingRequest {
  resume: () => void;
  cancel: () => void;
}

export function ReauthenticationProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const [open, setOpen] = useState(false);
  const pending = useRef<PendingRequest[]>([]);
  const run = useCallback<RunReauthenticated>(async (act) => {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ApiError) || error.slug !== 'sign-in-again') throw error;
      await new Promise<void>((resume, reject) => {
        pending.current.push({ resume, cancel: () => reject(error) });
        setOpen(true);
      });
      return act();
    }
  }, []);
  const settle = (outcome: keyof PendingRequest): void => {
    setOpen(false);
    for (const request of pending.current.splice(0)) request[outcome]();
  };
  return (
    <Context value={run}>
      {children}
      {me && (
        <Dialog title={t('confirm.title')} open={open} onClose={() => settle('cancel')}>
          <ReauthenticationForm me={me} onConfirmed={() => settle('resume')} onCancel={() => settle('cancel')} />
        </Dialog>
      )}
    </Context>
  );
}
