import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { Button } from '../../kit/Button';
import { useConfirmed } from '../../kit/ConfirmDialog';
import { Dialog } from '../../kit/Dialog';
import { Section } from '../../kit/Page';
import { Tag } from '../../kit/bits';
import { Loaded } from '../../kit/states';
import { useAct } from '../../kit/useAct';
import { ME, useMe } from '../../session';
import { mySessions } from './queries';
import { RecoveryCodes } from './RecoveryCodes';
import { SessionRow } from './SessionRow';
import { SetUpFactor } from './SetUpFactor';
import { SignOut } from './SignOut';

/** One's own second factor; advisers sign in by mail, which is one already. */
export function MyFactor() {
  const { t } = useTranslation('account');
  const { t: c } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const confirmed = useConfirmed();
  const [open, setOpen] = useState<'set-up' | 'codes' | 'give-up' | null>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const isOn = me.secondFactor === 'on';
  const renew = useAct(() => confirmed(() => answer(api.POST('/api/me/second-factor/recovery-codes'))), {
    changes: [],
    onDone: ({ recoveryCodes }) => {
      setCodes(recoveryCodes);
      setOpen('codes');
    },
  });
  const giveUp = useAct(() => confirmed(() => answer(api.DELETE('/api/me/second-factor'))), {
    changes: [ME],
    done: () => t('factor.gaveUp'),
    onDone: () => setOpen(null),
  });
  const done = (): void => {
    setOpen(null);
    void client.invalidateQueries({ queryKey: ME });
  };
  return (
    <Section
      title={t('factor.title')}
      actions={
        <Tag tone={isOn ? 'good' : 'plain'} icon={isOn ? 'check' : 'shield'}>
          {t(isOn ? 'factor.on' : 'factor.off')}
        </Tag>
      }
    >
      <p>{t(isOn ? 'factor.onWhy' : 'factor.offWhy')}</p>
      {renew.words && (
        <p className="field-error" role="alert">
          {renew.words}
        </p>
      )}
      <div className="buttons">
        <Button kind={isOn ? 'plain' : 'primary'} onClick={() => setOpen('set-up')}>
          {t(isOn ? 'factor.newPhone' : 'factor.setUp')}
        </Button>
        {isOn && (
          <Button busy={renew.busy} onClick={() => renew.run()}>
            {t('factor.newCodes')}
          </Button>
        )}
        {isOn && (
          <Button kind="quiet" onClick={() => setOpen('give-up')}>
            {t('factor.giveUp')}
          </Button>
        )}
      </div>
      <Dialog title={t('factor.title')} open={open === 'set-up'} onClose={done}>
        <SetUpFactor onDone={done} />
      </Dialog>
      <Dialog title={t('factor.newCodes')} open={open === 'codes'} onClose={done}>
        <RecoveryCodes codes={codes} onKept={done} />
      </Dialog>
      <Dialog
        title={t('factor.giveUp')}
        open={open === 'give-up'}
        onClose={() => {
          setOpen(null);
          giveUp.reset();
        }}
      >
        <p>{t('factor.giveUpSure')}</p>
        {giveUp.words && (
          <p className="field-error" role="alert">
            {giveUp.words}
          </p>
        )}
        <div className="form-end">
          <Button kind="danger" busy={giveUp.busy} onClick={() => giveUp.run()}>
            {t('factor.giveUp')}
          </Button>
          <Button kind="quiet" onClick={() => setOpen(null)}>
            {c('action.cancel')}
          </Button>
        </div>
      </Dialog>
    </Section>
  );
}

/** Where one is signed in; another device can be signed out from here. */
export function MySessions() {
  const { t } = useTranslation('account');
  const query = useQuery(mySessions);
  const end = useAct((id: string) => answer(api.DELETE('/api/me/sessions/{id}', { params: { path: { id } } })), {
    changes: [mySessions.queryKey],
    done: () => t('sessions.ended'),
  });
  return (
    <Section title={t('sessions.title')}>
      {end.words && (
        <p className="field-error" role="alert">
          {end.words}
        </p>
      )}
      <Loaded query={query}>
        {({ items }) => (
          <ul className="rows">
            {items
              .toSorted((a, b) => Number(b.current) - Number(a.current))
              .map((session) => (
                <SessionRow
                  key={session.id}
                  session={session}
                  action={
                    !session.current && (
                      <Button small busy={end.busy} onClick={() => end.run(session.id)}>
                        {t('sessions.end')}
                      </Button>
                    )
                  }
                />
              ))}
          </ul>
        )}
      </Loaded>
      <div className="buttons">
        <SignOut everywhere />
      </div>
    </Section>
  );
}
