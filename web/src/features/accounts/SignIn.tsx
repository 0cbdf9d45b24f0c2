import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { Button } from '../../kit/Button';
import { TextField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { Page } from '../../kit/Page';
import { ME } from '../../session';
import { installation } from '../../shell/installation';

// TO BE WRITTEN: languages, mail code, second factor
export default function SignIn() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data } = useQuery(installation);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = async (as: { email: string; password: string }): Promise<void> => {
    await answer(api.POST('/api/auth/sign-in/email', { body: as }));
    await client.invalidateQueries({ queryKey: ME });
  };
  return (
    <main className="door">
      <div className="door-card">
        <Page title="Passerelle">
          <Form submit={t('action.send')} onSend={() => enter({ email, password })}>
            <TextField label="E-Mail" type="email" value={email} onChange={setEmail} />
            <TextField label="Passwort" type="password" value={password} onChange={setPassword} />
          </Form>
          {data?.accounts?.map((account) => <Button key={account.email} onClick={() => void enter({ email: account.email, password: data.password! })}>{account.name} · {t(`role.${account.role}`)}</Button>)}
        </Page>
      </div>
    </main>
  );
}
