import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { Button } from '../../kit/Button';
import { CodeField } from '../../kit/CodeField';
import { ErrorText } from '../../kit/ErrorText';
import { Form } from '../../kit/Form';
import { useAction } from '../../kit/useAction';
import { SignInStep } from './SignInStep';

export function MailCodeStep({
  email,
  isUnknownBrowser,
  onSignedIn,
  onBack,
}: {
  email: string;
  /** After a password: this browser is not known yet. */
  isUnknownBrowser: boolean;
  onSignedIn: () => Promise<void>;
  onBack: () => void;
}) {
  const { t } = useTranslation('account');
  const [code, setCode] = useState('');
  const resend = useAction(() => unwrap(api.POST('/api/auth/sign-in/mail', { body: { email } })), {
    invalidates: [],
    successMessage: () => t('signIn.sentAgain'),
  });
  return (
    <SignInStep title={t('signIn.codeTitle')}>
      <p>{t(isUnknownBrowser ? 'signIn.unknownBrowser' : 'signIn.codeWhy', { email })}</p>
      <Form
        submitLabel={t('signIn.go')}
        onSubmit={async () => {
          await unwrap(api.POST('/api/auth/sign-in/code', { body: { email, code } }));
          await onSignedIn();
        }}
      >
        <CodeField
          label={t('signIn.code')}
          hint={t('signIn.codeHint')}
          limits={limits.SignInByCode.code}
          initialFocus
          value={code}
          onChange={setCode}
        />
      </Form>
      <ErrorText>{resend.errorMessage}</ErrorText>
      <p className="buttons">
        <Button kind="quiet" busy={resend.busy} onClick={() => resend.run()}>
          {t('signIn.again')}
        </Button>
        <Button kind="quiet" onClick={onBack}>
          {t('signIn.other')}
        </Button>
      </p>
    </SignInStep>
  );
}
