import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { ErrorText } from '../../kit/ErrorText';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import { useAction } from '../../kit/useAction';
import { accountSessionsQuery, type Account } from './queries';
import { SessionRow } from './SessionRow';

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
      <ErrorText>{signOutEverywhere.errorMessage}</ErrorText>
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
