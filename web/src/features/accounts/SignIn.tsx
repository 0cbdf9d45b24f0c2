import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { Button } from '../../kit/Button';
import { Choices } from '../../kit/Choices';
import { TextField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { arrive, ME } from '../../session';
import { installation } from '../../api/installation';
import { setLocale } from '../../texts';
import { DemoAccounts } from './DemoAccounts';
import { Languages } from './Languages';
import { Forgotten, MailCode, SecondStep } from './SignInSteps';
import './accounts.css';

type Step = 'address' | 'code' | 'factor' | 'forgot';
type Way = 'mail' | 'password';
const WAY = 'sign-in-way';

/** The door. What it answers never tells whether there is an account of an address. */
export default function SignIn() {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const { data } = useQuery(installation);
  const heading = useRef<HTMLHeadingElement>(null);
  const [step, setStep] = useState<Step>('address');
  const [late, setLate] = useState(false);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [way, setWay] = useState<Way>(() => (localStorage.getItem(WAY) === 'password' ? 'password' : 'mail'));
  useEffect(() => {
    document.title = `${t('signIn.form')} · Passerelle`;
  }, [t]);
  useEffect(() => {
    if (step === 'address') heading.current?.focus({ preventScroll: true });
  }, [step]);
  const inside = (): Promise<void> => {
    arrive();
    return client.invalidateQueries({ queryKey: ME });
  };
  const choose = (chosen: Way): void => {
    setWay(chosen);
    localStorage.setItem(WAY, chosen);
  };
  const enter = async (): Promise<void> => {
    setLate(false);
    if (way === 'mail') {
      await answer(api.POST('/api/auth/sign-in/mail', { body: { email } }));
      return setStep('code');
    }
    const { secondFactor } = await answer(api.POST('/api/auth/sign-in/email', { body: { email, password } }));
    setPassword('');
    if (secondFactor) setStep('factor');
    else await inside();
  };
  const back = (tooLate = false): void => {
    setLate(tooLate);
    setStep('address');
  };
  return (
    <main className="door">
      <div className={data?.accounts && step === 'address' ? 'door-card door-wide' : 'door-card'}>
        <Languages onChoose={(locale) => void setLocale(locale)} />
        <div className="door-brand">
          <img src="/icon.svg" alt="" />
          <h1 ref={heading} tabIndex={-1}>
            {t('signIn.title')}
          </h1>
          <p>{t('signIn.what')}</p>
        </div>
        <div className="door-parts">
          {step === 'address' && data?.accounts && data.password !== undefined && (
            <DemoAccounts accounts={data.accounts} password={data.password} />
          )}
          {step === 'address' && (
            <section className="door-part" aria-labelledby="sign-in-heading">
              <h2 id="sign-in-heading">{t('signIn.form')}</h2>
              {late && (
                <p className="notice notice-soon" role="alert">
                  {t('signIn.startAgain')}
                </p>
              )}
              <Form
                submit={t(way === 'mail' ? 'signIn.sendLink' : 'signIn.go')}
                onSend={enter}
                aside={
                  way === 'password' && (
                    <Button kind="quiet" onClick={() => setStep('forgot')}>
                      {t('signIn.forgot')}
                    </Button>
                  )
                }
              >
                <TextField
                  label={t('signIn.email')}
                  pointer="/email"
                  type="email"
                  inputMode="email"
                  autoComplete="username"
                  autoCapitalize="none"
                  spellCheck={false}
                  required
                  value={email}
                  onChange={setEmail}
                />
                <Choices<Way>
                  legend={t('signIn.way')}
                  value={way}
                  onChange={choose}
                  options={[
                    { value: 'mail', label: t('signIn.mail'), hint: t('signIn.mailHint') },
                    { value: 'password', label: t('signIn.password'), hint: t('signIn.passwordHint') },
                  ]}
                />
                {way === 'password' && (
                  <TextField
                    label={t('signIn.passwordField')}
                    pointer="/password"
                    type="password"
                    autoComplete="current-password"
                    required
                    value={password}
                    onChange={setPassword}
                  />
                )}
              </Form>
            </section>
          )}
          {step === 'code' && <MailCode email={email} onInside={inside} onBack={() => back()} />}
          {step === 'factor' && <SecondStep onInside={inside} onBack={back} />}
          {step === 'forgot' && <Forgotten email={email} onEmail={setEmail} onBack={() => back()} />}
        </div>
        {step === 'address' && <p className="hint door-end">{t('signIn.noAccount')}</p>}
      </div>
    </main>
  );
}
