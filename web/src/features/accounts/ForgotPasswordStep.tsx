import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { Button } from '../../kit/Button';
import { Form } from '../../kit/Form';
import { TextField } from '../../kit/TextField';
import { SignInStep } from './SignInStep';

/** The answer is the same whether or not the account exists. */
export function ForgotPasswordStep({
  email,
  onEmail,
  onBack,
}: {
  email: string;
  onEmail: (email: string) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation('account');
  const [isSent, setSent] = useState(false);
  return (
    <SignInStep title={t('signIn.forgotTitle')}>
      {isSent ? (
        <p className="notice notice-good" role="status">
          {t('signIn.forgotSent')}
        </p>
      ) : (
        <>
          <p>{t('signIn.forgotWhy')}</p>
          <Form
            submitLabel={t('signIn.sendLink')}
            onSubmit={async () => {
              await unwrap(api.POST('/api/accounts/forgot-password', { body: { email } }));
              setSent(true);
            }}
          >
            <TextField
              label={t('signIn.email')}
              pointer="/email"
              limits={limits.ForgotPassword.email}
              type="email"
              inputMode="email"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              value={email}
              onChange={onEmail}
            />
          </Form>
        </>
      )}
      <p>
        <Button kind="quiet" icon="back" onClick={onBack}>
          {t('signIn.back')}
        </Button>
      </p>
    </SignInStep>
  );
}
