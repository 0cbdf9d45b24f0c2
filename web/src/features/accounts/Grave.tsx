import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, type View } from '../../api/client';
import { Button } from '../../kit/Button';
import { useConfirmed } from '../../kit/ConfirmDialog';
import { Dialog } from '../../kit/Dialog';
import { TextField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { Section } from '../../kit/Page';
import { useAct } from '../../kit/useAct';

type Account = View<'AccountView'>;

/** What cannot be taken back lightly: one types the name, and shows that it is oneself. */
export function Grave({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const confirmed = useConfirmed();
  const [open, setOpen] = useState<'disable' | 'reset' | null>(null);
  const path = { params: { path: { id: account.id } } };
  const allow = (disabled: boolean) => confirmed(() => answer(api.PATCH('/api/accounts/{id}', { ...path, ...ifMatch(account.version), body: { disabled } })));
  const options = (words: string) => ({ changes: [['accounts']], done: () => words, onDone: () => setOpen(null) });
  const disable = useAct(() => allow(true), options(t('account.disabled')));
  const enable = useAct(() => allow(false), options(t('account.enabled')));
  const reset = useAct(() => confirmed(() => answer(api.POST('/api/accounts/{id}/reset-second-factor', path))), options(t('account.resetDone')));
  return (
    <Section title={t('account.grave')}>
      {enable.words && <p className="field-error" role="alert">{enable.words}</p>}
      <div className="buttons">
        {account.disabled ? <Button busy={enable.busy} onClick={() => enable.run()}>{t('account.enable')}</Button> : <Button kind="danger" onClick={() => setOpen('disable')}>{t('account.disable')}</Button>}
        {account.secondFactor === 'on' && <Button kind="danger" onClick={() => setOpen('reset')}>{t('account.reset')}</Button>}
      </div>
      <TypedName open={open === 'disable'} name={account.name} title={t('account.disable')} why={t('account.disableWhy', { name: account.name })} onGo={() => disable.runAsync()} onClose={() => setOpen(null)} />
      <TypedName open={open === 'reset'} name={account.name} title={t('account.reset')} why={t('account.resetWhy', { name: account.name })} onGo={() => reset.runAsync()} onClose={() => setOpen(null)} />
    </Section>
  );
}

function TypedName({ open, name, title, why, onGo, onClose }: { open: boolean; name: string; title: string; why: string; onGo: () => Promise<unknown>; onClose: () => void }) {
  return <Dialog title={title} open={open} onClose={onClose}><Inside {...{ name, title, why, onGo, onClose }} /></Dialog>;
}

function Inside({ name, title, why, onGo, onClose }: { name: string; title: string; why: string; onGo: () => Promise<unknown>; onClose: () => void }) {
  const { t } = useTranslation('account');
  const { t: c } = useTranslation();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const isRight = typed.trim().normalize('NFC').toLocaleLowerCase() === name.normalize('NFC').toLocaleLowerCase();
  return (
    <>
      <p>{why}</p>
      <Form kind="danger" submit={title} aside={<Button kind="quiet" onClick={onClose}>{c('action.cancel')}</Button>} onSend={async () => {
        setWrong(!isRight);
        if (isRight) await onGo();
      }}>
        <TextField label={t('account.type', { name })} autoComplete="off" error={wrong && !isRight ? t('account.typeWrong') : undefined} value={typed} onChange={setTyped} />
      </Form>
    </>
  );
}
