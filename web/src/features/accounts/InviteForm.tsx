import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answer, api, once, Refusal } from '../../api/client';
import { Button } from '../../kit/Button';
import { useConfirmed } from '../../kit/ConfirmDialog';
import { Choices } from '../../kit/Choices';
import { SelectField, TextField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { useSay } from '../../kit/toasts';
import { useDraft } from '../../offline/drafts';
import { hrefTo } from '../../routes';
import { LOCALES, localeAtHand, type Locale } from '../../texts';
import type { Role } from '../../session';
import { CantonChecks, type Territory } from './CantonChecks';

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
  const { t: c } = useTranslation();
  const client = useQueryClient();
  const confirmed = useConfirmed();
  const say = useSay();
  const [, go] = useLocation();
  const key = useRef(crypto.randomUUID());
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
    locale: localeAtHand(),
  });
  if (!ready) return null;
  const send = async (): Promise<void> => {
    const body = { name, email, role, locale, ...(role === 'coordinator' ? { cantons } : {}) };
    const made = await confirmed(() => answer(api.POST('/api/accounts', { ...once(key.current), body }))).catch(
      (error: unknown) => {
        // What is mended after a refusal is another invitation; what never arrived is the same one.
        if (error instanceof Refusal) key.current = crypto.randomUUID();
        throw error;
      },
    );
    clear();
    await client.invalidateQueries({ queryKey: ['accounts'] });
    say(t('invite.sent', { name }));
    onDone();
    go(hrefTo('account', { id: made.id }));
  };
  return (
    <>
      <p>{t('invite.lead')}</p>
      <Form
        submit={t('invite.send')}
        onSend={send}
        aside={
          <Button kind="quiet" onClick={onDone}>
            {c('action.cancel')}
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
        <Choices<Role>
          legend={t('invite.role')}
          pointer="/role"
          value={role}
          onChange={(chosen) => change({ role: chosen })}
          options={ROLES.map((each) => ({ value: each, label: c(`role.${each}`), hint: t(`invite.${each}Hint`) }))}
        />
        {role === 'coordinator' && <CantonChecks value={cantons} onChange={(chosen) => change({ cantons: chosen })} />}
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
