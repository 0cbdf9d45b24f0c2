import { useTranslation } from 'react-i18next';
import { SelectField } from '../../kit/SelectField';
import type { YesNoUnknown } from './facts';

export function YesNoField({
  label,
  pointer,
  value,
  onChange,
}: {
  label: string;
  pointer?: string;
  value: YesNoUnknown;
  onChange: (value: YesNoUnknown) => void;
}) {
  const { t } = useTranslation('cases');
  return (
    <SelectField<YesNoUnknown>
      label={label}
      {...(pointer ? { pointer } : {})}
      value={value}
      onChange={onChange}
      emptyLabel={t('facts.notAsked')}
      options={[
        { value: 'no', label: t('facts.no') },
        { value: 'yes', label: t('facts.yes') },
        { value: 'unknown', label: t('facts.unknown') },
      ]}
    />
  );
}
