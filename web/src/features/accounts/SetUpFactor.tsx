import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, type View } from '../../api/client';
import { Button } from '../../kit/Button';
import { CopyButton } from '../../kit/CopyButton';
import { useConfirmed } from '../../kit/ConfirmDialog';
import { TextField } from '../../kit/fields';
import { Form, RefusalBox } from '../../kit/form';
import { RecoveryCodes } from './RecoveryCodes';

/** Setting up the second factor: app, picture, code; then the recovery codes. */
export function SetUpFactor({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('account');
  const confirmed = useConfirmed();
  const [begun, setBegun] = useState<View<'SecondFactorBegun'> | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [code, setCode] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const begin = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    await confirmed(() => answer(api.POST('/api/me/second-factor'))).then(setBegun, setError);
    setBusy(false);
  };
  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />;
  return (
    <ol className="steps">
      <li>
        <h3>{t('setUp.step1')}</h3>
        <p>{t('setUp.step1Why')}</p>
        {error !== null && <RefusalBox error={error} />}
        {!begun && (
          <p>
            <Button kind="primary" busy={busy} onClick={() => void begin()}>
              {t('setUp.begin')}
            </Button>
          </p>
        )}
      </li>
      <li className={begun ? undefined : 'step-later'}>
        <h3>{t('setUp.step2')}</h3>
        {begun && <Picture {...begun} />}
      </li>
      <li className={begun ? undefined : 'step-later'}>
        <h3>{t('setUp.step3')}</h3>
        {begun && (
          <>
            <p>{t('setUp.step3Why')}</p>
            <Form
              submit={t('setUp.prove')}
              onSend={async () =>
                setCodes((await answer(api.POST('/api/me/second-factor/confirm', { body: { code } }))).recoveryCodes)
              }
            >
              <TextField
                label={t('setUp.code')}
                pointer="/code"
                inputMode="numeric"
                autoComplete="one-time-code"
                className="code"
                required
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

/** The key as a picture, drawn here: it goes to nobody else's server. And as text, for who cannot scan. */
function Picture({ uri, secret }: { uri: string; secret: string }) {
  const { t } = useTranslation('account');
  const [drawn, setDrawn] = useState<{ size: number; path: string } | null>(null);
  useEffect(() => {
    let current = true;
    void import('uqr').then(({ encode }) => {
      const { size, data } = encode(uri, { border: 2 });
      const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
      if (current) setDrawn({ size, path });
    });
    return () => {
      current = false;
    };
  }, [uri]);
  return (
    <>
      <p>{t('setUp.step2Why')}</p>
      <div className="qr">
        {drawn && (
          <svg
            viewBox={`0 0 ${drawn.size} ${drawn.size}`}
            role="img"
            aria-label={t('setUp.qr')}
            shapeRendering="crispEdges"
          >
            <path d={drawn.path} />
          </svg>
        )}
      </div>
      <p>
        <a href={uri}>{t('setUp.open')}</a>
      </p>
      <p className="hint">{t('setUp.secret')}</p>
      <p className="secret">
        <code dir="ltr">{secret.match(/.{1,4}/g)?.join(' ')}</code> <CopyButton small text={secret} />
      </p>
    </>
  );
}
