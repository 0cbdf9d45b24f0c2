import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Tabs, Typed } from '../../kit/bits';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { useFilters } from '../../kit/filters';
import { Page } from '../../kit/Page';
import { Empty, Failed, Skeleton } from '../../kit/states';
import { useListMemory } from '../../kit/listMemory';
import { hrefTo } from '../../routes';
import type { Role } from '../../session';
import { AccountTags } from './AccountTags';
import { InviteForm } from './InviteForm';
import { accounts } from './queries';
import './accounts.css';

const ROLES: readonly Role[] = ['coordinator', 'adviser', 'staff', 'privacy', 'admin'];

/** Who can get in. */
export default function Accounts() {
  const { t } = useTranslation('account');
  const { t: c } = useTranslation();
  const { filters, href } = useFilters(['role']);
  const [inviting, setInviting] = useState(false);
  const role = ROLES.find((each) => each === filters.role);
  const query = useInfiniteQuery(accounts(role));
  const items = query.data?.pages.flatMap((page) => page.items);
  useListMemory('accounts', items);
  return (
    <Page
      title={c('nav.accounts')}
      lead={t('list.lead')}
      wide
      actions={
        <Button kind="primary" icon="plus" onClick={() => setInviting(true)}>
          {t('list.invite')}
        </Button>
      }
    >
      <Tabs
        label={t('list.role')}
        items={[
          { href: href({ role: '' }), label: t('list.all'), current: !role },
          ...ROLES.map((each) => ({ href: href({ role: each }), label: c(`role.${each}`), current: each === role })),
        ]}
      />
      {items ? (
        items.length === 0 ? (
          <Empty
            icon="people"
            title={t('list.none')}
            action={<Button onClick={() => setInviting(true)}>{t('list.invite')}</Button>}
          >
            {t('list.noneWhy')}
          </Empty>
        ) : (
          <ul className="rows">
            {items.map((account) => (
              <li key={account.id}>
                <Link className="row account-row" href={hrefTo('account', { id: account.id })}>
                  <span className="account-who">
                    <span className="row-title">
                      <Typed>{account.name}</Typed>
                    </span>
                    <span className="hint">
                      <bdi dir="ltr">{account.email}</bdi>
                    </span>
                  </span>
                  <span className="hint">
                    {c(`role.${account.role}`)}
                    {account.cantons.length > 0 &&
                      ` · ${account.cantons.includes('CH') ? t('me.country') : account.cantons.join(', ')}`}
                  </span>
                  <AccountTags account={account} />
                </Link>
              </li>
            ))}
          </ul>
        )
      ) : query.error ? (
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={5} tall />
      )}
      {query.hasNextPage && (
        <p>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {c('action.more')}
          </Button>
        </p>
      )}
      <Dialog title={t('invite.title')} open={inviting} onClose={() => setInviting(false)}>
        <InviteForm onDone={() => setInviting(false)} />
      </Dialog>
    </Page>
  );
}
