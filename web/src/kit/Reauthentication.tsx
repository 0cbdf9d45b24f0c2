import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import { useSession } from '../session';
import { Dialog } from './Dialog';
import { ReauthenticationForm } from './ReauthenticationForm';

type RunReauthenticated = <T>(act: () => Promise<T>) => Promise<T>;

const Context = createContext<RunReauthenticated>((act) => act());

/**
 * Runs a request that may need a fresh sign-in: when the API answers `sign-in-again`, a dialog asks for it and the
 * request is repeated. Cancelling rejects with the ApiError.
 */
export const useReauthentication = (): RunReauthenticated => useContext(Context);

/** A request that waits for the dialog. */
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
