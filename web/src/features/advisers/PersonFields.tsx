import { useTranslation } from 'react-i18next';
import * as limits from '../../api/limits';
import { Section } from '../../kit/Section';
import { TextField } from '../../kit/TextField';
import type { ProfilePartProps } from './profile';

export function PersonFields({ value, change }: ProfilePartProps) {
  const { t } = useTranslation('advisers');
  return (
    <Section title={t('form.person')} id="adviser-person">
      <div className="fields">
        <TextField
          label={t('form.firstName')}
          pointer="/firstName"
          required
          maxLength={limits.CreateAdviser.firstName.maxLength}
          autoComplete="off"
          value={value.firstName}
          onChange={(firstName) => change({ firstName })}
        />
        <TextField
          label={t('form.lastName')}
          pointer="/lastName"
          required
          maxLength={limits.CreateAdviser.lastName.maxLength}
          autoComplete="off"
          value={value.lastName}
          onChange={(lastName) => change({ lastName })}
        />
        <TextField
          label={t('form.email')}
          pointer="/email"
          type="email"
          required
          autoComplete="off"
          value={value.email}
          onChange={(email) => change({ email })}
        />
        <TextField
          label={t('form.phone')}
          pointer="/phone"
          type="tel"
          optional
          maxLength={limits.CreateAdviser.phone.maxLength}
          autoComplete="off"
          value={value.phone}
          onChange={(phone) => change({ phone })}
        />
      </div>
    </Section>
  );
}
