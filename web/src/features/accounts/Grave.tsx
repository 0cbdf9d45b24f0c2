import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
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
  const allow = (disabled: boolean) =>
    confirmed(() =>
      answer(api.PATCH('/api/accounts/{id}', { ...path, ...ifMatch(account.version), body: { disabled } })),
    );
  const options = (words: string) => ({ changes: [['accounts']], done: () => words, onDone: () => setOpen(null) });
  const disable = useAct(() => allow(true), options(t('account.disabled')));
  const enable = useAct(() => allow(false), options(t('account.enabled')));
  const reset = useAct(
    () => confirmed(() => answer(api.POST('/api/accounts/{id}/reset-second-factor', path))),
    options(t('account.resetDone')),
  );
  return (
    <Section title={t('account.grave')}>
      {enable.words && (
        <p className="field-error" role="alert">
          {enable.words}
        </p>
      )}
      <div className="buttons">
        {account.disabled ? (
          <Button busy={enable.busy} onClick={() => enable.run()}>
            {t('account.enable')}
          </Button>
        ) : (
          <Button kind="danger" onClick={() => setOpen('disable')}>
            {t('account.disable')}
          </Button>
        )}
        {account.secondFactor === 'on' && (
          <Button kind="danger" onClick={() => setOpen('reset')}>
            {t('account.reset')}
          </Button>
        )}
      </div>
      <TypedName
        open={open === 'disable'}
        name={account.name}
        title={t('account.disable')}
        why={
          <>
            <p>{t('account.disableWhy', { name: account.name })}</p>
            {account.adviserId && open === 'disable' && <OpenWork id={account.id} />}
          </>
        }
        onGo={() => disable.runAsync()}
        onClose={() => setOpen(null)}
      />
      <TypedName
        open={open === 'reset'}
        name={account.name}
        title={t('account.reset')}
        why={<p>{t('account.resetWhy', { name: account.name })}</p>}
        onGo={() => reset.runAsync()}
        onClose={() => setOpen(null)}
      />
    </Section>
  );
}

/** What would be left without somebody who looks after it. */
function OpenWork({ id }: { id: string }) {
  const { t } = useTranslation('account');
  const { data } = useQuery({
    queryKey: ['accounts', id, 'open-work'],
    staleTime: 0,
    queryFn: () => answer(api.GET('/api/accounts/{id}/open-work', { params: { path: { id } } })),
  });
  if (!data) return null;
  return (
    <div className="notice notice-soon" role="status">
      <div className="stack">
        <p>
          {t('account.openCases', { count: data.cases })}, {t('account.openDeadlines', { count: data.deadlines })}
          <br />
          {t('account.openOffers', { count: data.offers })}
        </p>
        <p>{t('account.openWhat')}</p>
      </div>
    </div>
  );
}

function TypedName({
  open,
  name,
  title,
  why,
  onGo,
  onClose,
}: {
  open: boolean;
  name: string;
  title: string;
  why: ReactNode;
  onGo: () => Promise<unknown>;
  onClose: () => void;
}) {
  return (
    <Dialog title={title} open={open} onClose={onClose}>
      <Inside {...{ name, title, why, onGo, onClose }} />
    </Dialog>
  );
}

function Inside({
  name,
  title,
  why,
  onGo,
  onClose,
}: {
  name: string;
  title: string;
  why: ReactNode;
  onGo: () => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useTranslation('account');
  const { t: c } = useTranslation();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const isRight = typed.trim().normalize('NFC').toLocaleLowerCase() === name.normalize('NFC').toLocaleLowerCase();
  return (
    <>
      {why}
      <Form
        kind="danger"
        submit={title}
        aside={
          <Button kind="quiet" onClick={onClose}>
            {c('action.cancel')}
          </Button>
        }
        onSend={async () => {
          setWrong(!isRight);
          if (isRight) await onGo();
        }}
      >
        <TextField
          label={t('account.type', { name })}
          autoComplete="off"
          error={wrong && !isRight ? t('account.typeWrong') : undefined}
          value={typed}
          onChange={setTyped}
        />
      </Form>
    </>
  );
}
