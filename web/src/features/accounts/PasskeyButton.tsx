import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { ErrorText } from '../../kit/ErrorText';
import { passkeyOnDevice, signInByPasskey } from '../../kit/passkeys';
import { useAction } from '../../kit/useAction';

/** Signs in with one touch; stands out on a device where a passkey has worked before. */
export function PasskeyButton({
  onSignedIn,
  prominent,
}: {
  onSignedIn: () => Promise<void>;
  prominent?: boolean | undefined;
}) {
  const { t } = useTranslation('account');
  const signIn = useAction(signInByPasskey, { invalidates: [], onSuccess: () => void onSignedIn() });
  return (
    <div className="stack">
      <p className="buttons">
        <Button
          kind={prominent || passkeyOnDevice() === 'used' ? 'primary' : 'plain'}
          busy={signIn.busy}
          onClick={() => signIn.run()}
        >
          {t('passkey.signIn')}
        </Button>
      </p>
      <p className="hint">{t('passkey.signInHint')}</p>
      <ErrorText>{signIn.errorMessage}</ErrorText>
    </div>
  );
}
