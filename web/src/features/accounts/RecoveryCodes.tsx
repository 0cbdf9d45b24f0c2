import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { CheckboxField } from '../../kit/CheckboxField';
import { CopyButton } from '../../kit/CopyButton';

export function RecoveryCodes({ codes, onSaved }: { codes: readonly string[]; onSaved: () => void }) {
  const { t } = useTranslation('account');
  const [isSaved, setSaved] = useState(false);
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
      <CheckboxField label={t('codes.kept')} checked={isSaved} onChange={setSaved} />
      <p>
        <Button kind="primary" disabled={!isSaved} onClick={onSaved}>
          {t('codes.go')}
        </Button>
      </p>
    </div>
  );
}
