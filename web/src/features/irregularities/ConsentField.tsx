import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../kit/RadioGroup';
import { CONSENTS, type Consent } from './queries';

/** `allowed` leaves out options that would widen the consent. */
export function ConsentField({
  value,
  onChange,
  allowed = CONSENTS,
}: {
  value: Consent;
  onChange: (consent: Consent) => void;
  allowed?: readonly Consent[];
}) {
  const { t } = useTranslation('irregularities');
  return (
    <RadioGroup
      legend={t('new.consent')}
      hint={t('new.consentHint')}
      columns={2}
      pointer="/consent"
      options={allowed.map((consent) => ({
        value: consent,
        label: t(`consent.${consent}`),
        hint: t(`consentHint.${consent}`),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
