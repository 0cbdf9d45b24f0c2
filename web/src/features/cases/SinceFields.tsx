import { useTranslation } from 'react-i18next';
import { SelectField } from '../../kit/SelectField';
import { TextField } from '../../kit/TextField';
import { invalidDateFields, type FactsForm, type SinceOrNo } from './facts';

/** A fact with a day, the name in the form of its answer and of its day, and its name in the API. */
const FACTS = {
  married: { day: 'marriedOn', fact: 'marriedToSwissSince' },
  registered: { day: 'registeredOn', fact: 'registeredPartnerOfSwissSince' },
  parent: { day: 'parentOn', fact: 'parentNaturalisedOn' },
  lost: { day: 'lostOn', fact: 'lostSwissCitizenshipOn' },
} as const;

/** No, or yes and since when. */
export function SinceFields({
  name,
  value,
  change,
}: {
  name: keyof typeof FACTS;
  value: FactsForm;
  change: (changed: Partial<FactsForm>) => void;
}) {
  const { t } = useTranslation('cases');
  const { day, fact } = FACTS[name];
  return (
    <>
      <SelectField<SinceOrNo>
        label={t(`facts.${name}`)}
        pointer={`/facts/${fact}`}
        value={value[name]}
        onChange={(chosen) => change({ [name]: chosen })}
        emptyLabel={t('facts.notAsked')}
        options={[
          { value: 'no', label: t(`facts.${name}No`) },
          { value: 'since', label: t(`facts.${name}Since`) },
          { value: 'unknown', label: t('facts.unknown') },
        ]}
      />
      {value[name] === 'since' && (
        <TextField
          label={t(`facts.${day}`)}
          hint={t('facts.whenHint')}
          error={invalidDateFields(value).includes(day) ? t('facts.unreadable') : undefined}
          limits={null}
          pointer={`/facts/${fact}`}
          value={value[day]}
          onChange={(typed) => change({ [day]: typed })}
        />
      )}
    </>
  );
}
