import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { ErrorText } from '../../kit/ErrorText';
import { useReauthentication } from '../../kit/Reauthentication';
import { Section } from '../../kit/Section';
import { Tag } from '../../kit/Tag';
import { useAction } from '../../kit/useAction';
import { ME_KEY, useMe } from '../../session';
import { RecoveryCodes } from './RecoveryCodes';
import { SecondFactorSetup } from './SecondFactorSetup';

/** Advisers sign in by e-mail, so they need no second factor. */
export function MySecondFactor() {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const withReauthentication = useReauthentication();
  const [open, setOpen] = useState<'set-up' | 'codes' | 'give-up' | null>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const isOn = me.authenticatorApp;
  const renewCodes = useAction(
    () => withReauthentication(() => unwrap(api.POST('/api/me/second-factor/recovery-codes'))),
    {
      invalidates: [],
      onSuccess: ({ recoveryCodes }) => {
        setCodes(recoveryCodes);
        setOpen('codes');
      },
    },
  );
  const turnOff = useAction(() => withReauthentication(() => unwrap(api.DELETE('/api/me/second-factor'))), {
    invalidates: [ME_KEY],
    successMessage: () => t('factor.gaveUp'),
    onSuccess: () => setOpen(null),
  });
  const closeAndRefresh = (): void => {
    setOpen(null);
    void client.invalidateQueries({ queryKey: ME_KEY });
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
      <ErrorText>{renewCodes.errorMessage}</ErrorText>
      <div className="buttons">
        <Button kind={isOn ? 'plain' : 'primary'} onClick={() => setOpen('set-up')}>
          {t(isOn ? 'factor.newPhone' : 'factor.setUp')}
        </Button>
        {me.secondFactor === 'on' && (
          <Button busy={renewCodes.busy} onClick={() => renewCodes.run()}>
            {t('factor.newCodes')}
          </Button>
        )}
        {isOn && (
          <Button kind="quiet" onClick={() => setOpen('give-up')}>
            {t('factor.giveUp')}
          </Button>
        )}
      </div>
      <Dialog title={t('factor.title')} open={open === 'set-up'} onClose={closeAndRefresh}>
        <SecondFactorSetup onDone={closeAndRefresh} />
      </Dialog>
      <Dialog title={t('factor.newCodes')} open={open === 'codes'} onClose={closeAndRefresh}>
        <RecoveryCodes codes={codes} onSaved={closeAndRefresh} />
      </Dialog>
      <Dialog
        title={t('factor.giveUp')}
        open={open === 'give-up'}
        onClose={() => {
          setOpen(null);
          turnOff.reset();
        }}
      >
        <p>{t('factor.giveUpSure')}</p>
        <ErrorText>{turnOff.errorMessage}</ErrorText>
        <div className="form-end">
          <Button kind="danger" busy={turnOff.busy} onClick={() => turnOff.run()}>
            {t('factor.giveUp')}
          </Button>
          <Button kind="quiet" onClick={() => setOpen(null)}>
            {common('action.cancel')}
          </Button>
        </div>
      </Dialog>
    </Section>
  );
}
