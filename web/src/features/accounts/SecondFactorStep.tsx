import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { Form } from '../../kit/Form';
import { TextField } from '../../kit/TextField';
import { SignInStep } from './SignInStep';

export function SecondFactorStep({
  onSignedIn,
  onBack,
}: {
  onSignedIn: () => Promise<void>;
  onBack: (late: boolean) => void;
}) {
  const { t } = useTranslation('account');
  const [usesRecoveryCode, setUsesRecoveryCode] = useState(false);
  const [code, setCode] = useState('');
  return (
    <SignInStep title={t('signIn.factorTitle')}>
      {!usesRecoveryCode && <p>{t('signIn.factorWhy')}</p>}
      <Form
        key={String(usesRecoveryCode)}
        submitLabel={t('signIn.go')}
        // The server ends this step after ten minutes or five attempts.
        onApiError={({ slug }) => slug === 'sign-in' && (onBack(true), true)}
        onSubmit={async () => {
          await unwrap(api.POST('/api/auth/sign-in/second-factor', { body: { code } }));
          await onSignedIn();
        }}
      >
        {usesRecoveryCode ? (
          <TextField
            label={t('signIn.recoveryCode')}
            hint={t('signIn.recoveryHint')}
            pointer="/code"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            dir="ltr"
            className="code"
            required
            initialFocus
            value={code}
            onChange={setCode}
          />
        ) : (
          <TextField
            label={t('signIn.factorCode')}
            hint={t('signIn.codeHint')}
            pointer="/code"
            inputMode="numeric"
            autoComplete="one-time-code"
            className="code"
            required
            initialFocus
            value={code}
            onChange={setCode}
          />
        )}
      </Form>
      <p className="buttons">
        <Button
          kind="quiet"
          onClick={() => {
            setUsesRecoveryCode(!usesRecoveryCode);
            setCode('');
          }}
        >
          {t(usesRecoveryCode ? 'signIn.byApp' : 'signIn.recovery')}
        </Button>
        <Button kind="quiet" onClick={() => onBack(false)}>
          {t('signIn.back')}
        </Button>
      </p>
    </SignInStep>
  );
}
