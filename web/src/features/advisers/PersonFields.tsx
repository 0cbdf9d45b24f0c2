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
          limits={limits.CreateAdviser.firstName}
          autoComplete="off"
          value={value.firstName}
          onChange={(firstName) => change({ firstName })}
        />
        <TextField
          label={t('form.lastName')}
          pointer="/lastName"
          required
          limits={limits.CreateAdviser.lastName}
          autoComplete="off"
          value={value.lastName}
          onChange={(lastName) => change({ lastName })}
        />
        <TextField
          label={t('form.email')}
          pointer="/email"
          limits={limits.CreateAdviser.email}
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
          limits={limits.CreateAdviser.phone}
          autoComplete="off"
          value={value.phone}
          onChange={(phone) => change({ phone })}
        />
      </div>
    </Section>
  );
}
