import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap, type Schema } from '../../api/client';
import * as limits from '../../api/limits';
import { installationQuery } from '../../api/installation';
import { Button } from '../../kit/Button';
import { Form } from '../../kit/Form';
import { passkeyOnDevice, supportsPasskeys } from '../../kit/passkeys';
import { RadioGroup } from '../../kit/RadioGroup';
import { TextField } from '../../kit/TextField';
import { clearPendingSignOut, ME_KEY } from '../../session';
import { setLocale } from '../../texts';
import { readSetting, storeSetting } from '../../webStorage';
import { DemoAccounts } from './DemoAccounts';
import { ForgotPasswordStep } from './ForgotPasswordStep';
import { LocalePicker } from './LocalePicker';
import { MailCodeStep } from './MailCodeStep';
import { PasskeyButton } from './PasskeyButton';
import { SecondFactorStep } from './SecondFactorStep';
import './accounts.css';

type Step = 'address' | 'code' | 'unknown-browser' | 'factor' | 'forgot';
type Factors = Schema<'PasswordAccepted'>['factors'];
type SignInMethod = 'mail' | 'password';
const METHOD_KEY = 'sign-in-way';

/** The answers never reveal whether an account exists for an address. */
export default function SignIn() {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const { data } = useQuery(installationQuery);
  const heading = useRef<HTMLHeadingElement>(null);
  const [step, setStep] = useState<Step>('address');
  const [factors, setFactors] = useState<Factors>([]);
  const [isExpired, setExpired] = useState(false);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [method, setMethod] = useState<SignInMethod>(() =>
    readSetting(METHOD_KEY) === 'password' ? 'password' : 'mail',
  );
  useEffect(() => {
    document.title = `${t('signIn.form')} · Passerelle`;
  }, [t]);
  useEffect(() => {
    if (step === 'address') heading.current?.focus({ preventScroll: true });
  }, [step]);
  const onSignedIn = (): Promise<void> => {
    clearPendingSignOut();
    return client.invalidateQueries({ queryKey: ME_KEY });
  };
  const selectMethod = (chosen: SignInMethod): void => {
    setMethod(chosen);
    storeSetting(METHOD_KEY, chosen);
  };
  /** After the right password. */
  const onAccepted = async ({ factors, letterSent }: Schema<'PasswordAccepted'>): Promise<void> => {
    setPassword('');
    setFactors(factors);
    if (letterSent) setStep('unknown-browser');
    else if (factors.length > 0) setStep('factor');
    else await onSignedIn();
  };
  const submit = async (): Promise<void> => {
    setExpired(false);
    if (method === 'mail') {
      await unwrap(api.POST('/api/auth/sign-in/mail', { body: { email } }));
      return setStep('code');
    }
    await onAccepted(await unwrap(api.POST('/api/auth/sign-in/email', { body: { email, password } })));
  };
  const back = (expired = false): void => {
    setExpired(expired);
    setStep('address');
  };
  return (
    <main className="sign-in">
      <div className={data?.accounts && step === 'address' ? 'sign-in-card sign-in-card-wide' : 'sign-in-card'}>
        <LocalePicker onSelect={(locale) => void setLocale(locale)} />
        <div className="sign-in-brand">
          <img src="/icon.svg" alt="" />
          <h1 ref={heading} tabIndex={-1}>
            {t('signIn.title')}
          </h1>
          <p>{t('signIn.what')}</p>
        </div>
        <div className="sign-in-sections">
          {step === 'address' && data?.accounts && data.password !== undefined && (
            <DemoAccounts accounts={data.accounts} password={data.password} onAccepted={onAccepted} />
          )}
          {step === 'address' && (
            <section className="sign-in-section" aria-labelledby="sign-in-heading">
              <h2 id="sign-in-heading">{t('signIn.form')}</h2>
              {isExpired && (
                <p className="notice notice-soon" role="alert">
                  {t('signIn.startAgain')}
                </p>
              )}
              {supportsPasskeys() && passkeyOnDevice() === 'used' && <PasskeyButton onSignedIn={onSignedIn} />}
              <Form
                submitLabel={t(method === 'mail' ? 'signIn.sendLink' : 'signIn.go')}
                onSubmit={submit}
                aside={
                  method === 'password' && (
                    <Button kind="quiet" onClick={() => setStep('forgot')}>
                      {t('signIn.forgot')}
                    </Button>
                  )
                }
              >
                <TextField
                  label={t('signIn.email')}
                  pointer="/email"
                  limits={limits.SignIn.email}
                  type="email"
                  inputMode="email"
                  autoComplete="username"
                  autoCapitalize="none"
                  spellCheck={false}
                  required
                  value={email}
                  onChange={setEmail}
                />
                <RadioGroup<SignInMethod>
                  legend={t('signIn.way')}
                  value={method}
                  onChange={selectMethod}
                  options={[
                    { value: 'mail', label: t('signIn.mail'), hint: t('signIn.mailHint') },
                    { value: 'password', label: t('signIn.password'), hint: t('signIn.passwordHint') },
                  ]}
                />
                {method === 'password' && (
                  <TextField
                    label={t('signIn.passwordField')}
                    pointer="/password"
                    limits={limits.SignIn.password}
                    type="password"
                    autoComplete="current-password"
                    required
                    value={password}
                    onChange={setPassword}
                  />
                )}
              </Form>
              {supportsPasskeys() && passkeyOnDevice() !== 'used' && <PasskeyButton onSignedIn={onSignedIn} />}
            </section>
          )}
          {(step === 'code' || step === 'unknown-browser') && (
            <MailCodeStep
              email={email}
              isUnknownBrowser={step === 'unknown-browser'}
              onSignedIn={onSignedIn}
              onBack={() => back()}
            />
          )}
          {step === 'factor' && <SecondFactorStep factors={factors} onSignedIn={onSignedIn} onBack={back} />}
          {step === 'forgot' && <ForgotPasswordStep email={email} onEmail={setEmail} onBack={() => back()} />}
        </div>
        {step === 'address' && <p className="hint sign-in-footer">{t('signIn.noAccount')}</p>}
      </div>
    </main>
  );
}
