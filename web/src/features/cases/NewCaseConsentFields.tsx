import { useTranslation } from 'react-i18next';
import { CheckboxField } from '../../kit/CheckboxField';
import { ErrorText } from '../../kit/ErrorText';
import { SelectField } from '../../kit/SelectField';
import type { NewCasePartProps } from './newCaseDraft';

export function NewCaseConsentFields({ value, change, errors }: NewCasePartProps) {
  const { t } = useTranslation('cases');
  return (
    <fieldset className="stack consent">
      <legend>{t('new.consent')}</legend>
      <p>{t('new.consentText')}</p>
      <CheckboxField label={t('new.agreed')} checked={value.agreed} onChange={(agreed) => change({ agreed })} />
      <ErrorText>{errors.agreed && t('new.needAgreed')}</ErrorText>
      {value.email.trim() !== '' && (
        <CheckboxField
          label={t('new.agreedToContact')}
          hint={t('new.agreedToContactHint')}
          checked={value.agreedToContact}
          onChange={(agreedToContact) => change({ agreedToContact })}
        />
      )}
      <SelectField
        label={t('new.channel')}
        value={value.channel}
        onChange={(channel) => change({ channel })}
        options={(['in-person', 'phone', 'paper'] as const).map((channel) => ({
          value: channel,
          label: t(`new.way.${channel}`),
        }))}
      />
    </fieldset>
  );
}
