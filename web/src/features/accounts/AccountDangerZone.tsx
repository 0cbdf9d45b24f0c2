import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ifMatchHeader, unwrap, type Schema } from '../../api/client';
import { Button } from '../../kit/Button';
import { ErrorText } from '../../kit/ErrorText';
import { useReauthentication } from '../../kit/Reauthentication';
import { Section } from '../../kit/Section';
import { useAction } from '../../kit/useAction';
import { ConfirmByNameDialog } from './ConfirmByNameDialog';
import { OpenWorkNotice } from './OpenWorkNotice';

type Account = Schema<'AccountView'>;

/** Actions that need the account's name typed and a fresh sign-in. */
export function AccountDangerZone({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const withReauthentication = useReauthentication();
  const [open, setOpen] = useState<'disable' | 'reset' | null>(null);
  const path = { params: { path: { id: account.id } } };
  const setDisabled = (disabled: boolean) =>
    withReauthentication(() =>
      unwrap(api.PATCH('/api/accounts/{id}', { ...path, ...ifMatchHeader(account.version), body: { disabled } })),
    );
  const options = (message: string) => ({
    invalidates: [['accounts']],
    successMessage: () => message,
    onSuccess: () => setOpen(null),
  });
  const disable = useAction(() => setDisabled(true), options(t('account.disabled')));
  const enable = useAction(() => setDisabled(false), options(t('account.enabled')));
  const reset = useAction(
    () => withReauthentication(() => unwrap(api.POST('/api/accounts/{id}/reset-second-factor', path))),
    options(t('account.resetDone')),
  );
  return (
    <Section title={t('account.grave')}>
      <ErrorText>{enable.errorMessage}</ErrorText>
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
      <ConfirmByNameDialog
        open={open === 'disable'}
        name={account.name}
        title={t('account.disable')}
        explanation={
          <>
            <p>{t('account.disableWhy', { name: account.name })}</p>
            {account.adviserId && open === 'disable' && <OpenWorkNotice id={account.id} />}
          </>
        }
        onConfirm={() => disable.runAsync()}
        onClose={() => setOpen(null)}
      />
      <ConfirmByNameDialog
        open={open === 'reset'}
        name={account.name}
        title={t('account.reset')}
        explanation={
          <p>
            {t('account.resetWhy', { name: account.name })}{' '}
            {t(account.emailFailedAt === null ? 'account.resetLetter' : 'account.resetNoLetter')}
          </p>
        }
        onConfirm={() => reset.runAsync()}
        onClose={() => setOpen(null)}
      />
    </Section>
  );
}
