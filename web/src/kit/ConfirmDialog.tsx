import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, Refusal } from '../api/client';
import { useSession, type Me } from '../session';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { TextField } from './fields';
import { Form } from './form';

type Run = <T>(act: () => Promise<T>) => Promise<T>;

const Context = createContext<Run>((act) => act());

/**
 * Runs what may ask for a fresh sign-in (exports, roles, second factor): when the API refuses with `sign-in-again`, one
 * shows that it is oneself in a dialog, and it runs again. Whoever closes the dialog gets the refusal.
 *
 *     const confirmed = useConfirmed();
 *     const exports = useAct((body: NewExport) => confirmed(() => answer(api.POST('/api/exports', { body }))), ...);
 */
export const useConfirmed = (): Run => useContext(Context);

/** Whoever waits for the answer of the dialog. */
interface Asked {
  go: () => void;
  leave: () => void;
}

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const [open, setOpen] = useState(false);
  const asked = useRef<Asked[]>([]);
  const run = useCallback<Run>(async (act) => {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Refusal) || error.slug !== 'sign-in-again') throw error;
      await new Promise<void>((go, leave) => {
        asked.current.push({ go, leave: () => leave(error) });
        setOpen(true);
      });
      return act();
    }
  }, []);
  const end = (how: keyof Asked): void => {
    setOpen(false);
    for (const one of asked.current.splice(0)) one[how]();
  };
  return (
    <Context value={run}>
      {children}
      {me && (
        <Dialog title={t('confirm.title')} open={open} onClose={() => end('leave')}>
          <Inside me={me} onConfirmed={() => end('go')} onLeave={() => end('leave')} />
        </Dialog>
      )}
    </Context>
  );
}

/** The password, with a code of the app where there is a second factor; advisers may have a code sent instead. */
function Inside({ me, onConfirmed, onLeave }: { me: Me; onConfirmed: () => void; onLeave: () => void }) {
  const { t } = useTranslation();
  const [byMail, setByMail] = useState(me.role === 'adviser');
  const [sent, setSent] = useState(false);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const confirm = async (): Promise<void> => {
    if (byMail && !sent) {
      await answer(api.POST('/api/auth/sign-in/mail', { body: { email: me.email } }));
      setSent(true);
      return;
    }
    await answer(
      api.POST('/api/me/confirm', {
        body: byMail ? { code } : { password, ...(me.secondFactor === 'on' ? { code } : {}) },
      }),
    );
    onConfirmed();
  };
  const change = (mail: boolean): void => {
    setByMail(mail);
    setSent(false);
    setCode('');
  };
  return (
    <>
      <p>{t('confirm.why')}</p>
      <Form
        key={`${byMail} ${sent}`}
        onSend={confirm}
        submit={byMail && !sent ? t('confirm.sendCode') : t('confirm.go')}
        aside={
          <Button kind="quiet" onClick={onLeave}>
            {t('action.cancel')}
          </Button>
        }
      >
        {!byMail && (
          <TextField
            label={t('confirm.password')}
            pointer="/password"
            type="password"
            autoComplete="current-password"
            required
            initialFocus
            value={password}
            onChange={setPassword}
          />
        )}
        {byMail && sent && <p role="status">{t('confirm.sent', { email: me.email })}</p>}
        {byMail && sent && (
          <TextField
            label={t('confirm.mailCode')}
            hint={t('confirm.mailCodeHint')}
            pointer="/code"
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            initialFocus
            value={code}
            onChange={setCode}
          />
        )}
        {!byMail && me.secondFactor === 'on' && (
          <TextField
            label={t('confirm.code')}
            hint={t('confirm.codeHint')}
            pointer="/code"
            autoComplete="one-time-code"
            required
            dir="ltr"
            value={code}
            onChange={setCode}
          />
        )}
      </Form>
      {me.role === 'adviser' && (
        <p>
          <Button kind="quiet" onClick={() => change(!byMail)}>
            {t(byMail ? 'confirm.byPassword' : 'confirm.byMail')}
          </Button>
        </p>
      )}
    </>
  );
}
