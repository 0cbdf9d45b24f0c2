import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../api/client';
import * as limits from '../api/limits';
import type { Me } from '../session';
import { Button } from './Button';
import { CodeField } from './CodeField';
import { ErrorText } from './ErrorText';
import { Form } from './Form';
import { confirmByPasskey, mayConfirmByPasskey } from './passkeys';
import { TextField } from './TextField';
import { useAction } from './useAction';

/**
 * Asks for a passkey, or for the password, plus a code if there is a second factor; advisers may have a code sent by
 * e-mail instead.
 */
export function ReauthenticationForm({
  me,
  onConfirmed,
  onCancel,
}: {
  me: Me;
  onConfirmed: () => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [isByMail, setIsByMail] = useState(me.role === 'adviser');
  const [isSent, setSent] = useState(false);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const needsCode = me.role !== 'adviser' && me.secondFactor === 'on';
  const byPasskey = useAction(confirmByPasskey, { invalidates: [], onSuccess: onConfirmed });
  const confirm = async (): Promise<void> => {
    if (isByMail && !isSent) {
      await unwrap(api.POST('/api/auth/sign-in/mail', { body: { email: me.email } }));
      setSent(true);
      return;
    }
    await unwrap(
      api.POST('/api/me/confirm', {
        body: isByMail ? { code } : { password, ...(needsCode ? { code } : {}) },
      }),
    );
    onConfirmed();
  };
  const switchMethod = (byMail: boolean): void => {
    setIsByMail(byMail);
    setSent(false);
    setCode('');
  };
  return (
    <>
      <p>{t('confirm.why')}</p>
      {mayConfirmByPasskey(me) && (
        <div className="stack">
          <p className="buttons">
            <Button kind="primary" busy={byPasskey.busy} onClick={() => byPasskey.run()}>
              {t('confirm.byPasskey')}
            </Button>
          </p>
          <ErrorText>{byPasskey.errorMessage}</ErrorText>
        </div>
      )}
      <Form
        key={`${isByMail} ${isSent}`}
        onSubmit={confirm}
        submitLabel={isByMail && !isSent ? t('confirm.sendCode') : t('confirm.go')}
        aside={
          <Button kind="quiet" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
        }
      >
        {!isByMail && (
          <TextField
            label={t('confirm.password')}
            pointer="/password"
            limits={limits.Confirm.password}
            type="password"
            autoComplete="current-password"
            required
            initialFocus
            value={password}
            onChange={setPassword}
          />
        )}
        {isByMail && isSent && <p role="status">{t('confirm.sent', { email: me.email })}</p>}
        {isByMail && isSent && (
          <CodeField
            label={t('confirm.mailCode')}
            hint={t('confirm.mailCodeHint')}
            limits={limits.Confirm.code}
            initialFocus
            value={code}
            onChange={setCode}
          />
        )}
        {!isByMail && needsCode && (
          <CodeField
            label={t(me.authenticatorApp ? 'confirm.code' : 'confirm.recoveryCode')}
            hint={me.authenticatorApp ? t('confirm.codeHint') : undefined}
            limits={limits.Confirm.code}
            orRecovery
            value={code}
            onChange={setCode}
          />
        )}
      </Form>
      {me.role === 'adviser' && (
        <p>
          <Button kind="quiet" onClick={() => switchMethod(!isByMail)}>
            {t(isByMail ? 'confirm.byPassword' : 'confirm.byMail')}
          </Button>
        </p>
      )}
    </>
  );
}
