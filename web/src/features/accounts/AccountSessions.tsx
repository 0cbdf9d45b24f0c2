import { type Account, accountSessionsQuery } from './queries';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { useAction } from '../../kit/useAction';
import { unwrap, api } from '../../api/client';
import { Loaded } from '../../kit/Loaded';
import { SessionRow } from './SessionRow';
import { Button } from '../../kit/Button';
import { Section } from '../../kit/Section';

export function AccountSessions({ account: { id } }: { account: Account }) {
  const { t } = useTranslation('account');
  const query = useQuery(accountSessionsQuery(id));
  const signOutEverywhere = useAction(
    () => unwrap(api.POST('/api/accounts/{id}/sign-out-everywhere', { params: { path: { id } } })),
    {
      invalidates: [['accounts']],
      successMessage: () => t('account.endedAll'),
    },
  );
  return (
    <Section title={t('account.sessions')}>
      {signOutEverywhere.errorMessage && (
        <p className="field-error" role="alert">
          {signOutEverywhere.errorMessage}
        </p>
      )}
      <Loaded query={query} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="hint">{t('account.noSessions')}</p>
          ) : (
            <>
              <ul className="rows">
                {items.map((session) => (
                  <SessionRow key={session.id} session={session} />
                ))}
              </ul>
              <p>
                <Button busy={signOutEverywhere.busy} onClick={() => signOutEverywhere.run()}>
                  {t('account.endAll')}
                </Button>
              </p>
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
