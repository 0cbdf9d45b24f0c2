import { useTranslation } from 'react-i18next';
import { api, ifMatchHeader, unwrap } from '../../api/client';
import { EditForm } from '../../kit/EditForm';
import { useReauthentication } from '../../kit/Reauthentication';
import { Section } from '../../kit/Section';
import { SelectField } from '../../kit/SelectField';
import type { Role } from '../../roles';
import { CantonCheckboxes, type Territory } from './CantonCheckboxes';
import type { Account } from './queries';

interface AccountAccess {
  role: Role;
  cantons: Territory[];
}

const ROLES: readonly Role[] = ['adviser', 'coordinator', 'staff', 'privacy', 'admin'];

export function ChangeRoleSection({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  const withReauthentication = useReauthentication();
  const path = { params: { path: { id: account.id } } };
  return (
    <Section title={t('account.change')}>
      <p className="hint">{t('account.changeWhy')}</p>
      <EditForm<AccountAccess, Account>
        draftName={`reach/${account.id}`}
        record={account}
        toForm={({ role, cantons }) => ({ role, cantons: cantons as Territory[] })}
        fetchLatest={() => unwrap(api.GET('/api/accounts/{id}', path))}
        save={(_, version, { role, cantons }) =>
          withReauthentication(() =>
            unwrap(
              api.PATCH('/api/accounts/{id}', {
                ...path,
                ...ifMatchHeader(version),
                body: { role, cantons: role === 'coordinator' ? cantons : [] },
              }),
            ),
          )
        }
        successMessage={t('account.changed')}
        fieldLabel={(name) => t(`me.${name}`)}
        renderValue={(name, value) =>
          name === 'role' ? common(`role.${value as Role}`) : (value as Territory[]).join(', ')
        }
        invalidates={[['accounts']]}
      >
        {({ role, cantons }, change) => (
          <>
            <SelectField<Role>
              label={t('me.role')}
              pointer="/role"
              value={role}
              onChange={(chosen) => chosen && change({ role: chosen })}
              options={ROLES.map((each) => ({ value: each, label: common(`role.${each}`) }))}
            />
            {role === 'coordinator' && (
              <CantonCheckboxes value={cantons} onChange={(chosen) => change({ cantons: chosen })} />
            )}
          </>
        )}
      </EditForm>
    </Section>
  );
}
