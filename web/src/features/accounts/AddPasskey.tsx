import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import * as limits from '../../api/limits';
import { deviceName } from '../../kit/deviceName';
import { Form } from '../../kit/Form';
import { createPasskey } from '../../kit/passkeys';
import { useReauthentication } from '../../kit/Reauthentication';
import { TextField } from '../../kit/TextField';
import { RecoveryCodes } from './RecoveryCodes';

/** Names and creates a passkey; with the first second factor the recovery codes follow. */
export function AddPasskey({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('account');
  const withReauthentication = useReauthentication();
  const [name, setName] = useState(deviceName);
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} onSaved={onDone} />;
  const finish = ({ recoveryCodes }: Schema<'PasskeyCreated'>): void =>
    recoveryCodes ? setCodes(recoveryCodes) : onDone();
  return (
    <>
      <p>{t('passkey.addWhy')}</p>
      <Form
        submitLabel={t('passkey.create')}
        onSubmit={async () => finish(await withReauthentication(() => createPasskey(name)))}
      >
        <TextField
          label={t('passkey.name')}
          hint={t('passkey.nameHint')}
          pointer="/name"
          required
          limits={limits.CreatePasskey.name}
          value={name}
          onChange={setName}
        />
      </Form>
    </>
  );
}
