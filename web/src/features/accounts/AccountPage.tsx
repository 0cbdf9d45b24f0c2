import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { answer, api, ifMatch, type View } from '../../api/client';
import { Facts } from '../../kit/bits';
import { Button } from '../../kit/Button';
import { useConfirmed } from '../../kit/ConfirmDialog';
import { languageName } from '../../kit/days';
import { SelectField } from '../../kit/fields';
import { Form, RefusalBox } from '../../kit/form';
import { Page, Section } from '../../kit/Page';
import { Loaded } from '../../kit/states';
import { useSay } from '../../kit/toasts';
import { useAct } from '../../kit/useAct';
import type { Role } from '../../session';
import { AccountTags } from './AccountTags';
import { CantonChecks, type Territory } from './CantonChecks';
import { Grave } from './Grave';
import { account as oneAccount, sessionsOf } from './queries';
import { SessionRow } from './SessionRow';
import { Versions } from './Versions';
import './accounts.css';

type Account = View<'AccountView'>;
const ROLES: readonly Role[] = ['adviser', 'coordinator', 'staff', 'privacy', 'admin'];

/** One account: what it may do, where it is signed in, and what an administrator does when something is lost. */
export default function AccountPage() {
  const { id } = useParams<{ id: string }>();
  const { t: c } = useTranslation();
  const query = useQuery(oneAccount(id));
  if (!query.data) return <Page title={c('nav.accounts')}><Loaded query={query} lines={5} tall>{() => null}</Loaded></Page>;
  return <OneAccount key={id} account={query.data} />;
}

function OneAccount({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const { t: c } = useTranslation();
  const path = { params: { path: { id: account.id } } };
  const link = useAct(() => answer(api.POST('/api/accounts/{id}/link', path)), { changes: [['accounts']], done: () => t('account.linkSent') });
  return (
    <Page title={account.name} back={{ href: '/accounts', label: c('nav.accounts') }}>
      <Section title={t('account.state')} actions={<AccountTags account={account} />}>
        <Facts items={[
          [t('me.email'), <bdi key="email" dir="ltr">{account.email}</bdi>], [t('me.role'), c(`role.${account.role}`)],
          account.cantons.length > 0 && [t('me.cantons'), account.cantons.includes('CH') ? t('me.country') : account.cantons.join(', ')], [t('account.language'), languageName(account.locale)],
        ]} />
        {link.words && <p className="field-error" role="alert">{link.words}</p>}
        {!account.disabled && <p><Button icon="mail" busy={link.busy} onClick={() => link.run()}>{t(account.joined ? 'account.passwordLink' : 'account.link')}</Button></p>}
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
  const client = useQueryClient();
  const confirmed = useConfirmed();
  const say = useSay();
  const [role, setRole] = useState(account.role);
  const [cantons, setCantons] = useState(account.cantons as Territory[]);
  const [theirs, setTheirs] = useState<Account | null>(null);
  const [error, setError] = useState<unknown>(null);
  const take = async (changed: Account): Promise<void> => {
    setTheirs(null);
    client.setQueryData(oneAccount(account.id).queryKey, changed);
    await client.invalidateQueries({ queryKey: ['accounts'] });
  };
  const save = async (version: number): Promise<void> => {
    const changed = await confirmed(() => answer(api.PATCH('/api/accounts/{id}', { params: { path: { id: account.id } }, ...ifMatch(version), body: { role, cantons: role === 'coordinator' ? cantons : [] } })));
    say(t('account.changed'));
    await take(changed);
  };
  const words = (one: { role: Role; cantons: readonly string[] }): string[] => [c(`role.${one.role}`), one.cantons.join(', ')];
  const [mine, others] = [words({ role, cantons }), theirs && words(theirs)];
  return (
    <Section title={t('account.change')}>
      <p className="hint">{t('account.changeWhy')}</p>
      {error !== null && <RefusalBox error={error} />}
      <Form submit={c('action.save')} onSend={() => save(account.version)} onRefused={({ slug }) => slug === 'stale' && (void answer(api.GET('/api/accounts/{id}', { params: { path: { id: account.id } } })).then(setTheirs, setError), true)}>
        <SelectField<Role> label={t('me.role')} pointer="/role" value={role} onChange={setRole} options={ROLES.map((each) => ({ value: each, label: c(`role.${each}`) }))} />
        {role === 'coordinator' && <CantonChecks value={cantons} onChange={setCantons} />}
      </Form>
      <Versions open={theirs !== null} busy={false} differences={[t('me.role'), t('me.cantons')].map((label, index) => ({ label, mine: mine[index] ?? '', theirs: others?.[index] ?? '' }))}
        onMine={() => void save(theirs!.version).catch((thrown: unknown) => { setTheirs(null); setError(thrown); })} onTheirs={() => void take(theirs!)} />
    </Section>
  );
}

function Sessions({ account: { id } }: { account: Account }) {
  const { t } = useTranslation('account');
  const query = useQuery(sessionsOf(id));
  const end = useAct(() => answer(api.POST('/api/accounts/{id}/sign-out-everywhere', { params: { path: { id } } })), { changes: [['accounts']], done: () => t('account.endedAll') });
  return (
    <Section title={t('account.sessions')}>
      {end.words && <p className="field-error" role="alert">{end.words}</p>}
      <Loaded query={query} lines={2}>
        {({ items }) => items.length === 0 ? <p className="hint">{t('account.noSessions')}</p> : (
          <>
            <ul className="rows">{items.map((session) => <SessionRow key={session.id} session={session} />)}</ul>
            <p><Button busy={end.busy} onClick={() => end.run()}>{t('account.endAll')}</Button></p>
          </>
        )}
      </Loaded>
    </Section>
  );
}
