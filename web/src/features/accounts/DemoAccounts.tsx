import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap, type Schema } from '../../api/client';
import { ErrorSummary } from '../../kit/ErrorSummary';

type Account = Schema<'DemoAccount'>;

export function DemoAccounts({
  accounts,
  password,
  onAccepted,
}: {
  accounts: Account[];
  password: string;
  /** Somebody may have given the account a second factor. */
  onAccepted: (result: Schema<'PasswordAccepted'>) => Promise<void>;
}) {
  const { t } = useTranslation('account');
  const signIn = useMutation({
    mutationFn: (email: string) => unwrap(api.POST('/api/auth/sign-in/email', { body: { email, password } })),
    onSuccess: onAccepted,
  });
  const onePerRole = accounts.filter(
    (account, index) => accounts.findIndex(({ role }) => role === account.role) === index,
  );
  const others = accounts.filter((account) => !onePerRole.includes(account));
  const renderAccount = (account: Account) => (
    <DemoAccount
      key={account.email}
      account={account}
      busy={signIn.isPending}
      onSignIn={() => signIn.mutate(account.email)}
    />
  );
  return (
    <section className="sign-in-section" aria-labelledby="demo-heading">
      <h2 id="demo-heading">{t('demo.title')}</h2>
      <p className="hint">{t('demo.why')}</p>
      {signIn.error && <ErrorSummary error={signIn.error} />}
      <div className="demo-accounts">{onePerRole.map(renderAccount)}</div>
      {others.length > 0 && (
        <details className="demo-accounts-more">
          <summary>{t('demo.others')}</summary>
          <div className="demo-accounts">{others.map(renderAccount)}</div>
        </details>
      )}
    </section>
  );
}

function DemoAccount({
  account: { name, role },
  busy,
  onSignIn,
}: {
  account: Account;
  busy: boolean;
  onSignIn: () => void;
}) {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  return (
    <button
      type="button"
      className="demo-account"
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onSignIn}
    >
      <span className="demo-account-role">{common(`role.${role}`)}</span>
      <strong>
        <bdi>{t('demo.as', { name })}</bdi>
      </strong>
      <span className="hint">{t(`demo.sees.${role}`)}</span>
    </button>
  );
}
