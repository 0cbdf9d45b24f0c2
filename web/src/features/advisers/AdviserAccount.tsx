import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { Form } from '../../kit/Form';
import { Icon } from '../../kit/Icon';
import { Section } from '../../kit/Section';
import { SelectField } from '../../kit/SelectField';
import { useToast } from '../../kit/ToastProvider';
import { LOCALE_NAMES, LOCALES } from '../../texts';
import type { Adviser } from './queries';

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
            options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
          />
        </Form>
      )}
    </Section>
  );
}
