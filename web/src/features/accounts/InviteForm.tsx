import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { api, ApiError, idempotencyKey, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { Button } from '../../kit/Button';
import { Form } from '../../kit/Form';
import { RadioGroup } from '../../kit/RadioGroup';
import { useReauthentication } from '../../kit/Reauthentication';
import { SelectField } from '../../kit/SelectField';
import { TextField } from '../../kit/TextField';
import { useToast } from '../../kit/ToastProvider';
import { useDraft } from '../../offline/drafts';
import { hrefTo } from '../../routes';
import type { Role } from '../../roles';
import { LOCALE_NAMES, LOCALES, preferredLocale, type Locale } from '../../texts';
import { CantonCheckboxes, type Territory } from './CantonCheckboxes';

const ROLES: readonly Role[] = ['coordinator', 'staff', 'privacy', 'admin', 'adviser'];

interface Invitation {
  name: string;
  email: string;
  role: Role;
  cantons: Territory[];
  locale: Locale;
}

/** Creates an account; the person receives a link and sets the password. */
export function InviteForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  const client = useQueryClient();
  const withReauthentication = useReauthentication();
  const showToast = useToast();
  const [, navigate] = useLocation();
  const keyRef = useRef(crypto.randomUUID());
  const {
    value: { name, email, role, cantons, locale },
    change,
    clear,
    ready,
  } = useDraft<Invitation>('invitation', {
    name: '',
    email: '',
    role: 'coordinator',
    cantons: [],
    locale: preferredLocale(),
  });
  if (!ready) return null;
  const invite = async (): Promise<void> => {
    const body = { name, email, role, locale, ...(role === 'coordinator' ? { cantons } : {}) };
    const account = await withReauthentication(() =>
      unwrap(api.POST('/api/accounts', { ...idempotencyKey(keyRef.current), body })),
    ).catch((error: unknown) => {
      // A corrected invitation is a new request; one that never arrived is repeated with the same key.
      if (error instanceof ApiError) keyRef.current = crypto.randomUUID();
      throw error;
    });
    clear();
    await client.invalidateQueries({ queryKey: ['accounts'] });
    showToast(t('invite.sent', { name }));
    onDone();
    navigate(hrefTo('account', { id: account.id }));
  };
  return (
    <>
      <p>{t('invite.lead')}</p>
      <Form
        submitLabel={t('invite.send')}
        onSubmit={invite}
        aside={
          <Button kind="quiet" onClick={onDone}>
            {common('action.cancel')}
          </Button>
        }
      >
        <TextField
          label={t('invite.name')}
          pointer="/name"
          autoComplete="off"
          required
          limits={limits.CreateAccount.name}
          value={name}
          onChange={(typed) => change({ name: typed })}
        />
        <TextField
          label={t('me.email')}
          pointer="/email"
          limits={limits.CreateAccount.email}
          type="email"
          autoComplete="off"
          required
          value={email}
          onChange={(typed) => change({ email: typed })}
        />
        <RadioGroup<Role>
          legend={t('invite.role')}
          pointer="/role"
          value={role}
          onChange={(chosen) => change({ role: chosen })}
          options={ROLES.map((each) => ({ value: each, label: common(`role.${each}`), hint: t(`invite.${each}Hint`) }))}
        />
        {role === 'coordinator' && (
          <CantonCheckboxes value={cantons} onChange={(chosen) => change({ cantons: chosen })} />
        )}
        <SelectField<Locale>
          label={t('invite.language')}
          pointer="/locale"
          value={locale}
          onChange={(chosen) => change({ locale: chosen })}
          options={LOCALES.map((each) => ({ value: each, label: LOCALE_NAMES[each] }))}
        />
      </Form>
    </>
  );
}
