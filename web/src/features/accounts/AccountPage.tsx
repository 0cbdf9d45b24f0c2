import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, type View } from '../../api/client';
import { Facts } from '../../kit/bits';
import { Button } from '../../kit/Button';
import { useConfirmed } from '../../kit/ConfirmDialog';
import { languageName, moment } from '../../kit/days';
import { EditForm } from '../../kit/EditForm';
import { SelectField } from '../../kit/fields';
import { Page, Section } from '../../kit/Page';
import { recordScreen } from '../../kit/recordScreen';
import { Loaded } from '../../kit/states';
import { positionInList } from '../../kit/listMemory';
import { useAct } from '../../kit/useAct';
import type { Role } from '../../session';
import { AccountTags } from './AccountTags';
import { CantonChecks, type Territory } from './CantonChecks';
import { Grave } from './Grave';
import { account as oneAccount, sessionsOf } from './queries';
import { SessionRow } from './SessionRow';
import './accounts.css';

type Account = View<'AccountView'>;
interface Reach {
  role: Role;
  cantons: Territory[];
}

const ROLES: readonly Role[] = ['adviser', 'coordinator', 'staff', 'privacy', 'admin'];

/** One account: what it may do, where it is signed in, and what an administrator does when something is lost. */
export default recordScreen(AccountPage);

function AccountPage({ id }: { id: string }) {
  const { t: c } = useTranslation();
  const query = useQuery(oneAccount(id));
  if (!query.data)
    return (
      <Page title={c('nav.accounts')}>
        <Loaded query={query} lines={5} tall>
          {() => null}
        </Loaded>
      </Page>
    );
  return <OneAccount account={query.data} />;
}

function OneAccount({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const { t: c } = useTranslation();
  const path = { params: { path: { id: account.id } } };
  const link = useAct(() => answer(api.POST('/api/accounts/{id}/link', path)), {
    changes: [['accounts']],
    done: () => t('account.linkSent'),
  });
  return (
    <Page title={account.name} back={{ href: positionInList('accounts', account.id).back, label: c('nav.accounts') }}>
      <Section title={t('account.state')} actions={<AccountTags account={account} />}>
        <Facts
          items={[
            [
              t('me.email'),
              <bdi key="email" dir="ltr">
                {account.email}
              </bdi>,
            ],
            [t('me.role'), c(`role.${account.role}`)],
            account.cantons.length > 0 && [
              t('me.cantons'),
              account.cantons.includes('CH') ? t('me.country') : account.cantons.join(', '),
            ],
            [t('account.language'), languageName(account.locale)],
          ]}
        />
        {account.emailFailedAt && (
          <p className="notice notice-late">{t('account.emailFailed', { when: moment(account.emailFailedAt) })}</p>
        )}
        {link.words && (
          <p className="field-error" role="alert">
            {link.words}
          </p>
        )}
        {!account.disabled && (
          <p>
            <Button icon="mail" busy={link.busy} onClick={() => link.run()}>
              {t(account.joined ? 'account.passwordLink' : 'account.link')}
            </Button>
          </p>
        )}
      </Section>
      <ChangeRole key={account.version} account={account} />
      <Sessions account={account} />
      <Grave account={account} />
    </Page>
  );
}

function ChangeRole({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const { t: c } = useTranslation();
  const confirmed = useConfirmed();
  const path = { params: { path: { id: account.id } } };
  return (
    <Section title={t('account.change')}>
      <p className="hint">{t('account.changeWhy')}</p>
      <EditForm<Reach, Account>
        draft={`reach/${account.id}`}
        view={account}
        read={({ role, cantons }) => ({ role, cantons: cantons as Territory[] })}
        fresh={() => answer(api.GET('/api/accounts/{id}', path))}
        save={(_, version, { role, cantons }) =>
          confirmed(() =>
            answer(
              api.PATCH('/api/accounts/{id}', {
                ...path,
                ...ifMatch(version),
                body: { role, cantons: role === 'coordinator' ? cantons : [] },
              }),
            ),
          )
        }
        said={t('account.changed')}
        label={(name) => t(`me.${name}`)}
        show={(name, value) => (name === 'role' ? c(`role.${value as Role}`) : (value as Territory[]).join(', '))}
        changes={[['accounts']]}
      >
        {({ role, cantons }, change) => (
          <>
            <SelectField<Role>
              label={t('me.role')}
              pointer="/role"
              value={role}
              onChange={(chosen) => chosen && change({ role: chosen })}
              options={ROLES.map((each) => ({ value: each, label: c(`role.${each}`) }))}
            />
            {role === 'coordinator' && (
              <CantonChecks value={cantons} onChange={(chosen) => change({ cantons: chosen })} />
            )}
          </>
        )}
      </EditForm>
    </Section>
  );
}

function Sessions({ account: { id } }: { account: Account }) {
  const { t } = useTranslation('account');
  const query = useQuery(sessionsOf(id));
  const end = useAct(() => answer(api.POST('/api/accounts/{id}/sign-out-everywhere', { params: { path: { id } } })), {
    changes: [['accounts']],
    done: () => t('account.endedAll'),
  });
  return (
    <Section title={t('account.sessions')}>
      {end.words && (
        <p className="field-error" role="alert">
          {end.words}
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
                <Button busy={end.busy} onClick={() => end.run()}>
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
