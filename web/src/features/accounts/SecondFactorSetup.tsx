import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap, type Schema } from '../../api/client';
import * as limits from '../../api/limits';
import { Button } from '../../kit/Button';
import { CodeField } from '../../kit/CodeField';
import { ErrorSummary } from '../../kit/ErrorSummary';
import { Form } from '../../kit/Form';
import { useReauthentication } from '../../kit/Reauthentication';
import { RecoveryCodes } from './RecoveryCodes';
import { SecondFactorQrCode } from './SecondFactorQrCode';

export function SecondFactorSetup({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('account');
  const withReauthentication = useReauthentication();
  const [setup, setSetup] = useState<Schema<'SecondFactorBegun'> | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [code, setCode] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const start = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    await withReauthentication(() => unwrap(api.POST('/api/me/second-factor'))).then(setSetup, setError);
    setBusy(false);
  };
  if (codes) return <RecoveryCodes codes={codes} onSaved={onDone} />;
  return (
    <ol className="steps">
      <li>
        <h3>{t('setUp.step1')}</h3>
        <p>{t('setUp.step1Why')}</p>
        {error !== null && <ErrorSummary error={error} />}
        {!setup && (
          <p>
            <Button kind="primary" busy={busy} onClick={() => void start()}>
              {t('setUp.begin')}
            </Button>
          </p>
        )}
      </li>
      <li className={setup ? undefined : 'step-pending'}>
        <h3>{t('setUp.step2')}</h3>
        {setup && <SecondFactorQrCode {...setup} />}
      </li>
      <li className={setup ? undefined : 'step-pending'}>
        <h3>{t('setUp.step3')}</h3>
        {setup && (
          <>
            <p>{t('setUp.step3Why')}</p>
            <Form
              submitLabel={t('setUp.prove')}
              onSubmit={async () =>
                setCodes((await unwrap(api.POST('/api/me/second-factor/confirm', { body: { code } }))).recoveryCodes)
              }
            >
              <CodeField
                label={t('setUp.code')}
                limits={limits.ConfirmSecondFactor.code}
                value={code}
                onChange={setCode}
              />
            </Form>
          </>
        )}
      </li>
    </ol>
  );
}
