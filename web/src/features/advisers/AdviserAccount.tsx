import type { Adviser } from './AdviserStatus';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../kit/ToastProvider';
import { useState } from 'react';
import { unwrap, api } from '../../api/client';
import { Icon } from '../../kit/Icon';
import { Form } from '../../kit/Form';
import { SelectField } from '../../kit/SelectField';
import { Section } from '../../kit/Section';

const LOCALES = ['de', 'fr', 'it', 'en'] as const;
const NAMES = { de: 'Deutsch', fr: 'Français', it: 'Italiano', en: 'English' } as const;

/** Whether they can sign in; and the invitation to it. */
export function AdviserAccount({ adviser }: { adviser: Adviser }) {
  const { t, i18n } = useTranslation('advisers');
  const client = useQueryClient();
  const showToast = useToast();
  const [locale, setLocale] = useState<(typeof LOCALES)[number]>(i18n.language as 'de');
  if (adviser.state === 'left') return null;
  const invite = async (): Promise<void> => {
    await unwrap(api.POST('/api/advisers/{id}/invite', { params: { path: { id: adviser.id } }, body: { locale } }));
    await client.invalidateQueries({ queryKey: ['advisers'] });
    showToast(t('toast.invited', { name: adviser.firstName }));
  };
  return (
    <Section title={t('account.title')} id="adviser-account">
      {adviser.invited ? (
        <p>
          <Icon name="check" /> {t(adviser.undertaking ? 'account.has' : 'account.invited')}
        </p>
      ) : (
        <Form submitLabel={t('account.invite')} onSubmit={invite}>
          <p>{t('account.why', { name: adviser.firstName })}</p>
          <SelectField
            label={t('account.locale')}
            value={locale}
            onChange={setLocale}
            options={LOCALES.map((value) => ({ value, label: NAMES[value] }))}
          />
        </Form>
      )}
    </Section>
  );
}
