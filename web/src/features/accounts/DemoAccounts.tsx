import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, type View } from '../../api/client';
import { RefusalBox } from '../../kit/form';
import { ME } from '../../session';

type Account = View<'DemoAccount'>;

/** In the demonstration: whom one can be, and what they see. */
export function DemoAccounts({ accounts, password }: { accounts: Account[]; password: string }) {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const enter = useMutation({
    mutationFn: (email: string) => answer(api.POST('/api/auth/sign-in/email', { body: { email, password } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ME }),
  });
  const first = accounts.filter((account, index) => accounts.findIndex(({ role }) => role === account.role) === index);
  const others = accounts.filter((account) => !first.includes(account));
  const button = (account: Account) => (
    <DemoAccount
      key={account.email}
      account={account}
      busy={enter.isPending}
      onEnter={() => enter.mutate(account.email)}
    />
  );
  return (
    <section className="door-part" aria-labelledby="demo-heading">
      <h2 id="demo-heading">{t('demo.title')}</h2>
      <p className="hint">{t('demo.why')}</p>
      {enter.error && <RefusalBox error={enter.error} />}
      <div className="door-accounts">{first.map(button)}</div>
      {others.length > 0 && (
        <details className="door-others">
          <summary>{t('demo.others')}</summary>
          <div className="door-accounts">{others.map(button)}</div>
        </details>
      )}
    </section>
  );
}

function DemoAccount({
  account: { name, role },
  busy,
  onEnter,
}: {
  account: Account;
  busy: boolean;
  onEnter: () => void;
}) {
  const { t } = useTranslation('account');
  const { t: c } = useTranslation();
  return (
    <button
      type="button"
      className="door-account"
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onEnter}
    >
      <span className="door-role">{c(`role.${role}`)}</span>
      <strong>
        <bdi>{t('demo.as', { name })}</bdi>
      </strong>
      <span className="hint">{t(`demo.sees.${role}`)}</span>
    </button>
  );
}
