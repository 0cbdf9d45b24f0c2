import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { mySessionsQuery } from './queries';
import { useAction } from '../../kit/useAction';
import { unwrap, api } from '../../api/client';
import { Loaded } from '../../kit/Loaded';
import { SessionRow } from './SessionRow';
import { Button } from '../../kit/Button';
import { SignOut } from './SignOut';
import { Section } from '../../kit/Section';

/** Where one is signed in; another device can be signed out from here. */
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
      {endSession.errorMessage && (
        <p className="field-error" role="alert">
          {endSession.errorMessage}
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
