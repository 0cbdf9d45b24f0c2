import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { formatDateTime } from '../../kit/dates';
import { DescriptionList } from '../../kit/DescriptionList';
import { ErrorText } from '../../kit/ErrorText';
import { languageName } from '../../kit/languages';
import { Loaded } from '../../kit/Loaded';
import { Page } from '../../kit/Page';
import { recordScreen } from '../../kit/recordScreen';
import { Section } from '../../kit/Section';
import { positionInList } from '../../kit/storedList';
import { useAction } from '../../kit/useAction';
import { AccountDangerZone } from './AccountDangerZone';
import { AccountSessions } from './AccountSessions';
import { AccountTags } from './AccountTags';
import { ChangeRoleSection } from './ChangeRoleSection';
import { accountQuery as oneAccount, type Account } from './queries';
import './accounts.css';

export default recordScreen(AccountPage);

function AccountPage({ id }: { id: string }) {
  const { t: common } = useTranslation();
  const query = useQuery(oneAccount(id));
  if (!query.data)
    return (
      <Page title={common('nav.accounts')}>
        <Loaded query={query} lines={5} tall>
          {() => null}
        </Loaded>
      </Page>
    );
  return <AccountDetails account={query.data} />;
}

function AccountDetails({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  const path = { params: { path: { id: account.id } } };
  const sendLink = useAction(() => unwrap(api.POST('/api/accounts/{id}/link', path)), {
    invalidates: [['accounts']],
    successMessage: () => t('account.linkSent'),
  });
  return (
    <Page
      title={account.name}
      back={{ href: positionInList('accounts', account.id).back, label: common('nav.accounts') }}
    >
      <Section title={t('account.state')} actions={<AccountTags account={account} />}>
        <DescriptionList
          items={[
            [
              t('me.email'),
              <bdi key="email" dir="ltr">
                {account.email}
              </bdi>,
            ],
            [t('me.role'), common(`role.${account.role}`)],
            account.cantons.length > 0 && [
              t('me.cantons'),
              account.cantons.includes('CH') ? t('me.country') : account.cantons.join(', '),
            ],
            [t('account.language'), languageName(account.locale)],
          ]}
        />
        {account.emailFailedAt && (
          <p className="notice notice-late">
            {t('account.emailFailed', { when: formatDateTime(account.emailFailedAt) })}
          </p>
        )}
        <ErrorText>{sendLink.errorMessage}</ErrorText>
        {!account.disabled && (
          <p>
            <Button icon="mail" busy={sendLink.busy} onClick={() => sendLink.run()}>
              {t(account.joined ? 'account.passwordLink' : 'account.link')}
            </Button>
          </p>
        )}
      </Section>
      <ChangeRoleSection key={account.version} account={account} />
      <AccountSessions account={account} />
      <AccountDangerZone account={account} />
    </Page>
  );
}
