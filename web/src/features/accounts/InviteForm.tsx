import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { unwrap, api, idempotencyKey, ApiError } from '../../api/client';
import { Button } from '../../kit/Button';
import { useReauthentication } from '../../kit/Reauthentication';
import { RadioGroup } from '../../kit/RadioGroup';
import { Form } from '../../kit/Form';
import { useToast } from '../../kit/ToastProvider';
import { useDraft } from '../../offline/drafts';
import { hrefTo } from '../../routes';
import { LOCALES, preferredLocale, type Locale } from '../../texts';
import type { Role } from '../../session';
import { CantonCheckboxes, type Territory } from './CantonCheckboxes';
import { TextField } from '../../kit/TextField';
import { SelectField } from '../../kit/SelectField';

const ROLES: readonly Role[] = ['coordinator', 'staff', 'privacy', 'admin', 'adviser'];
const NAMES: Record<Locale, string> = { de: 'Deutsch', fr: 'Français', it: 'Italiano', en: 'English' };

interface Invitation {
  name: string;
  email: string;
  role: Role;
  cantons: Territory[];
  locale: Locale;
}

/** Makes an account; the person gets a link and sets the password themselves. */
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
      // What is mended after a refusal is another invitation; what never arrived is the same one.
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
          maxLength={120}
          value={name}
          onChange={(typed) => change({ name: typed })}
        />
        <TextField
          label={t('me.email')}
          pointer="/email"
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
          options={LOCALES.map((each) => ({ value: each, label: NAMES[each] }))}
        />
      </Form>
    </>
  );
}
