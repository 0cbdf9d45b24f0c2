import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { canHoldPasskey, passkeyOnDevice, rememberPasskey } from '../../kit/passkeys';
import { useToast } from '../../kit/ToastProvider';
import { ME_KEY } from '../../session';
import { AddPasskey } from './AddPasskey';
import { myPasskeysQuery } from './queries';

/** After signing in on a device that could hold a passkey: offers one, until it is set up or declined here. */
export default function PasskeyOffer() {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const showToast = useToast();
  const [isPossible, setPossible] = useState(false);
  const [isAdding, setAdding] = useState(false);
  useEffect(() => {
    if (passkeyOnDevice() === null) void canHoldPasskey().then(setPossible);
  }, []);
  const { data } = useQuery({ ...myPasskeysQuery, enabled: isPossible });
  if (!isPossible || data === undefined || data.items.length >= 10) return null;
  const finish = (): void => {
    setAdding(false);
    setPossible(passkeyOnDevice() === null);
    for (const queryKey of [myPasskeysQuery.queryKey, ME_KEY]) void client.invalidateQueries({ queryKey });
    if (passkeyOnDevice() === 'used') showToast(t('passkey.added'));
  };
  return (
    <aside className="passkey-offer" aria-label={t('passkey.title')}>
      <p>{t('passkey.offer')}</p>
      <div className="buttons">
        <Button small kind="primary" onClick={() => setAdding(true)}>
          {t('passkey.setUp')}
        </Button>
        <Button
          small
          kind="quiet"
          onClick={() => {
            rememberPasskey('later');
            setPossible(false);
          }}
        >
          {t('passkey.later')}
        </Button>
      </div>
      <Dialog title={t('passkey.add')} open={isAdding} onClose={finish}>
        <AddPasskey onDone={finish} />
      </Dialog>
    </aside>
  );
}
