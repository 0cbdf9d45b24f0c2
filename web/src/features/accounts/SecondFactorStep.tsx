import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { Button } from '../../kit/Button';
import { CodeField } from '../../kit/CodeField';
import { Form } from '../../kit/Form';
import { TextField } from '../../kit/TextField';
import { supportsPasskeys } from '../../kit/passkeys';
import { PasskeyButton } from './PasskeyButton';
import { SignInStep } from './SignInStep';

export function SecondFactorStep({
  factors,
  onSignedIn,
  onBack,
}: {
  factors: readonly ('app' | 'passkey')[];
  onSignedIn: () => Promise<void>;
  onBack: (late: boolean) => void;
}) {
  const { t } = useTranslation('account');
  const hasApp = factors.includes('app');
  const hasPasskey = factors.includes('passkey') && supportsPasskeys();
  const [usesRecoveryCode, setUsesRecoveryCode] = useState(!hasApp && !hasPasskey);
  const [code, setCode] = useState('');
  return (
    <SignInStep title={t('signIn.factorTitle')}>
      {hasPasskey && !usesRecoveryCode && <PasskeyButton onSignedIn={onSignedIn} prominent />}
      {hasApp && !usesRecoveryCode && <p>{t('signIn.factorWhy')}</p>}
      {(hasApp || usesRecoveryCode) && (
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
              limits={limits.ConfirmSecondFactor.code}
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
            <CodeField
              label={t('signIn.factorCode')}
              hint={t('signIn.codeHint')}
              limits={limits.ConfirmSecondFactor.code}
              initialFocus
              value={code}
              onChange={setCode}
            />
          )}
        </Form>
      )}
      <p className="buttons">
        {(hasApp || hasPasskey) && (
          <Button
            kind="quiet"
            onClick={() => {
              setUsesRecoveryCode(!usesRecoveryCode);
              setCode('');
            }}
          >
            {t(usesRecoveryCode ? (hasApp ? 'signIn.byApp' : 'signIn.byPasskey') : 'signIn.recovery')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => onBack(false)}>
          {t('signIn.back')}
        </Button>
      </p>
    </SignInStep>
  );
}
