import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf, Unreachable } from '../../api/client';
import { Dialog } from '../../kit/Dialog';
import { TextField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { useMe } from '../../session';

/** Asks for the password, and the code where there is one, before what could single somebody out leaves the house. */
export function SignInAgain({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation('figures');
  const me = useMe() as { secondFactor?: string };
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  return (
    <Dialog title={t('again.title')} open onClose={onClose}>
      <Form submit={t('again.go')} onSend={async () => {
        const response = await fetch('/api/me/confirm', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ password, ...(code ? { code } : {}) }) }).catch(() => null);
        if (!response) throw new Unreachable();
        if (!response.ok) throw await refusalOf(response);
        onDone();
      }}>
        <p>{t('again.why')}</p>
        <TextField label={t('again.password')} type="password" autoComplete="current-password" pointer="/password" required value={password} onChange={setPassword} autoFocus />
        {me.secondFactor === 'on' && <TextField label={t('again.code')} inputMode="numeric" autoComplete="one-time-code" pointer="/code" required value={code} onChange={setCode} />}
      </Form>
    </Dialog>
  );
}
