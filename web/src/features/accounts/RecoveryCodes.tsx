import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { CopyButton } from '../../kit/CopyButton';
import { CheckField } from '../../kit/fields';

/** The ten codes for the day the phone is gone; one goes on when they are kept. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation('account');
  const [kept, setKept] = useState(false);
  return (
    <div className="stack codes">
      <h3>{t('codes.title')}</h3>
      <p>{t('codes.why')}</p>
      <ol className="codes-list" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="buttons codes-actions">
        <Button onClick={() => print()}>{t('codes.print')}</Button>
        <CopyButton text={codes.join('\n')} />
      </p>
      <CheckField label={t('codes.kept')} checked={kept} onChange={setKept} />
      <p>
        <Button kind="primary" disabled={!kept} onClick={onKept}>
          {t('codes.go')}
        </Button>
      </p>
    </div>
  );
}
