import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { Button } from '../../kit/Button';
import { TextField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { useAct } from '../../kit/useAct';

/** A step of signing in; its heading takes the focus when no field does. */
function Step({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!heading.current?.parentElement?.contains(document.activeElement)) heading.current?.focus();
  }, []);
  return (
    <section className="door-part" aria-labelledby="step-heading">
      <h2 id="step-heading" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}

/** The code of the letter; or one opens its link. */
export function MailCode({
  email,
  onInside,
  onBack,
}: {
  email: string;
  onInside: () => Promise<void>;
  onBack: () => void;
}) {
  const { t } = useTranslation('account');
  const [code, setCode] = useState('');
  const again = useAct(() => answer(api.POST('/api/auth/sign-in/mail', { body: { email } })), {
    changes: [],
    done: () => t('signIn.sentAgain'),
  });
  return (
    <Step title={t('signIn.codeTitle')}>
      <p>{t('signIn.codeWhy', { email })}</p>
      <Form
        submit={t('signIn.go')}
        onSend={async () => {
          await answer(api.POST('/api/auth/sign-in/code', { body: { email, code } }));
          await onInside();
        }}
      >
        <TextField
          label={t('signIn.code')}
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
      </Form>
      {again.words && (
        <p className="field-error" role="alert">
          {again.words}
        </p>
      )}
      <p className="buttons">
        <Button kind="quiet" busy={again.busy} onClick={() => again.run()}>
          {t('signIn.again')}
        </Button>
        <Button kind="quiet" onClick={onBack}>
          {t('signIn.other')}
        </Button>
      </p>
    </Step>
  );
}

/** The second factor after the password: a code of the app, or one from paper. */
export function SecondStep({ onInside, onBack }: { onInside: () => Promise<void>; onBack: (late: boolean) => void }) {
  const { t } = useTranslation('account');
  const [paper, setPaper] = useState(false);
  const [code, setCode] = useState('');
  return (
    <Step title={t('signIn.factorTitle')}>
      {!paper && <p>{t('signIn.factorWhy')}</p>}
      <Form
        key={String(paper)}
        submit={t('signIn.go')}
        // The step after the password lasts ten minutes and five tries.
        onRefused={({ slug }) => slug === 'sign-in' && (onBack(true), true)}
        onSend={async () => {
          await answer(api.POST('/api/auth/sign-in/second-factor', { body: { code } }));
          await onInside();
        }}
      >
        {paper ? (
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
            setPaper(!paper);
            setCode('');
          }}
        >
          {t(paper ? 'signIn.byApp' : 'signIn.recovery')}
        </Button>
        <Button kind="quiet" onClick={() => onBack(false)}>
          {t('signIn.back')}
        </Button>
      </p>
    </Step>
  );
}

/** A link for a new password; the answer is the same whoever asks. */
export function Forgotten({
  email,
  onEmail,
  onBack,
}: {
  email: string;
  onEmail: (email: string) => void;
  onBack: () => void;
}) {
  const { t } = useTranslation('account');
  const [sent, setSent] = useState(false);
  return (
    <Step title={t('signIn.forgotTitle')}>
      {sent ? (
        <p className="notice notice-good" role="status">
          {t('signIn.forgotSent')}
        </p>
      ) : (
        <>
          <p>{t('signIn.forgotWhy')}</p>
          <Form
            submit={t('signIn.sendLink')}
            onSend={async () => {
              await answer(api.POST('/api/accounts/forgot-password', { body: { email } }));
              setSent(true);
            }}
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
    </Step>
  );
}
