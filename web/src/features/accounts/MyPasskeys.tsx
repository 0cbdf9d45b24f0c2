import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap, type Schema } from '../../api/client';
import { Button } from '../../kit/Button';
import { formatDateTime } from '../../kit/dates';
import { Dialog } from '../../kit/Dialog';
import { ErrorText } from '../../kit/ErrorText';
import { Loaded } from '../../kit/Loaded';
import { supportsPasskeys } from '../../kit/passkeys';
import { useReauthentication } from '../../kit/Reauthentication';
import { Section } from '../../kit/Section';
import { useAction } from '../../kit/useAction';
import { UserText } from '../../kit/UserText';
import { ME_KEY } from '../../session';
import { AddPasskey } from './AddPasskey';
import { myPasskeysQuery } from './queries';

type Passkey = Schema<'PasskeyView'>;

export function MyPasskeys() {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const query = useQuery(myPasskeysQuery);
  const withReauthentication = useReauthentication();
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Passkey | null>(null);
  const end = useAction(
    (id: string) =>
      withReauthentication(() => unwrap(api.DELETE('/api/me/passkeys/{id}', { params: { path: { id } } }))),
    {
      invalidates: [myPasskeysQuery.queryKey, ME_KEY],
      successMessage: () => t('passkey.ended'),
      onSuccess: () => setEnding(null),
    },
  );
  const closeAdding = (): void => {
    setAdding(false);
    for (const queryKey of [myPasskeysQuery.queryKey, ME_KEY]) void client.invalidateQueries({ queryKey });
  };
  return (
    <Section title={t('passkey.title')}>
      <p>{t('passkey.why')}</p>
      <Loaded query={query}>
        {({ items }) =>
          items.length > 0 && (
            <ul className="rows">
              {items.map((passkey) => (
                <PasskeyRow key={passkey.id} passkey={passkey} onEnd={() => setEnding(passkey)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {supportsPasskeys() ? (
        <div className="buttons">
          <Button onClick={() => setAdding(true)}>{t('passkey.add')}</Button>
        </div>
      ) : (
        <p className="hint">{t('passkey.unsupported')}</p>
      )}
      <Dialog title={t('passkey.add')} open={isAdding} onClose={closeAdding}>
        <AddPasskey onDone={closeAdding} />
      </Dialog>
      <Dialog
        title={t('passkey.end')}
        open={ending !== null}
        onClose={() => {
          setEnding(null);
          end.reset();
        }}
      >
        <p>{t('passkey.endSure', { name: ending?.name })}</p>
        <ErrorText>{end.errorMessage}</ErrorText>
        <div className="form-end">
          <Button kind="danger" busy={end.busy} onClick={() => ending && end.run(ending.id)}>
            {t('passkey.end')}
          </Button>
          <Button kind="quiet" onClick={() => setEnding(null)}>
            {common('action.cancel')}
          </Button>
        </div>
      </Dialog>
    </Section>
  );
}

function PasskeyRow({ passkey: { name, createdAt, lastUsedAt }, onEnd }: { passkey: Passkey; onEnd: () => void }) {
  const { t } = useTranslation('account');
  return (
    <li className="row">
      <div className="row-head">
        <span className="row-title">
          <UserText>{name}</UserText>
        </span>
        <Button small onClick={onEnd}>
          {t('passkey.end')}
        </Button>
      </div>
      <div className="row-meta">
        <span>{t('passkey.since', { when: formatDateTime(createdAt) })}</span>
        <span>{lastUsedAt ? t('passkey.used', { when: formatDateTime(lastUsedAt) }) : t('passkey.unused')}</span>
      </div>
    </li>
  );
}
