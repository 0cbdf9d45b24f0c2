import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { ErrorText } from '../../kit/ErrorText';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import { useAction } from '../../kit/useAction';
import { mySessionsQuery } from './queries';
import { SessionRow } from './SessionRow';
import { SignOut } from './SignOut';

export function MySessions() {
  const { t } = useTranslation('account');
  const query = useQuery(mySessionsQuery);
  const endSession = useAction(
    (id: string) => unwrap(api.DELETE('/api/me/sessions/{id}', { params: { path: { id } } })),
    {
      invalidates: [mySessionsQuery.queryKey],
      successMessage: () => t('sessions.ended'),
    },
  );
  return (
    <Section title={t('sessions.title')}>
      <ErrorText>{endSession.errorMessage}</ErrorText>
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
                      <Button small busy={endSession.busy} onClick={() => endSession.run(session.id)}>
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
