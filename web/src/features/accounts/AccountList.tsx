import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { EmptyState } from '../../kit/EmptyState';
import { ErrorState } from '../../kit/ErrorState';
import { Page } from '../../kit/Page';
import { Skeleton } from '../../kit/Skeleton';
import { useStoreList } from '../../kit/storedList';
import { Tabs } from '../../kit/Tabs';
import { useFilters } from '../../kit/useFilters';
import { UserText } from '../../kit/UserText';
import { hrefTo } from '../../routes';
import type { Role } from '../../roles';
import { AccountTags } from './AccountTags';
import { InviteForm } from './InviteForm';
import { accountsQuery } from './queries';
import './accounts.css';

const ROLES: readonly Role[] = ['coordinator', 'adviser', 'staff', 'privacy', 'admin'];

export default function AccountList() {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  const { filters, href } = useFilters(['role']);
  const [inviting, setInviting] = useState(false);
  const role = ROLES.find((each) => each === filters.role);
  const query = useInfiniteQuery(accountsQuery(role));
  const items = query.data?.pages.flatMap((page) => page.items);
  useStoreList('accounts', items);
  return (
    <Page
      title={common('nav.accounts')}
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
          ...ROLES.map((each) => ({
            href: href({ role: each }),
            label: common(`role.${each}`),
            current: each === role,
          })),
        ]}
      />
      {items ? (
        items.length === 0 ? (
          <EmptyState
            icon="people"
            title={t('list.none')}
            action={<Button onClick={() => setInviting(true)}>{t('list.invite')}</Button>}
          >
            {t('list.noneWhy')}
          </EmptyState>
        ) : (
          <ul className="rows">
            {items.map((account) => (
              <li key={account.id}>
                <Link className="row account-row" href={hrefTo('account', { id: account.id })}>
                  <span className="account-name">
                    <span className="row-title">
                      <UserText>{account.name}</UserText>
                    </span>
                    <span className="hint">
                      <bdi dir="ltr">{account.email}</bdi>
                    </span>
                  </span>
                  <span className="hint">
                    {common(`role.${account.role}`)}
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
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={5} tall />
      )}
      {query.hasNextPage && (
        <p>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {common('action.more')}
          </Button>
        </p>
      )}
      <Dialog title={t('invite.title')} open={inviting} onClose={() => setInviting(false)}>
        <InviteForm onDone={() => setInviting(false)} />
      </Dialog>
    </Page>
  );
}
