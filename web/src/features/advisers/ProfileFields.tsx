import { useTranslation } from 'react-i18next';
import * as limits from '../../api/limits';
import { CheckboxField } from '../../kit/CheckboxField';
import { Section } from '../../kit/Section';
import { TextField } from '../../kit/TextField';
import { Conflicts } from './Conflicts';
import { LanguageFields } from './LanguageFields';
import { PersonFields } from './PersonFields';
import type { ProfilePartProps } from './profile';
import { ProfilePlaces } from './ProfilePlaces';
import { SPECIALITIES } from './queries';

export function ProfileFields(props: ProfilePartProps) {
  return (
    <div className="stack adviser-form">
      <PersonFields {...props} />
      <LanguageFields {...props} />
      <ProfilePlaces {...props} />
      <WorkFields {...props} />
      <Conflicts {...props} />
    </div>
  );
}

function WorkFields({ value: { capacity, specialities }, change }: ProfilePartProps) {
  const { t } = useTranslation('advisers');
  return (
    <Section title={t('form.work')} id="adviser-work">
      <TextField
        label={t('form.capacity')}
        hint={t('form.capacityHint')}
        pointer="/capacity"
        type="number"
        inputMode="numeric"
        limits={limits.CreateAdviser.capacity}
        required
        value={String(capacity)}
        onChange={(typed) => change({ capacity: Number.parseInt(typed, 10) || 0 })}
      />
      <fieldset>
        <legend>{t('form.specialities')}</legend>
        <div className="cantons">
          {SPECIALITIES.map((name) => (
            <CheckboxField
              key={name}
              label={t(`speciality.${name}`)}
              checked={specialities.includes(name)}
              onChange={(on) =>
                change({ specialities: on ? [...specialities, name] : specialities.filter((each) => each !== name) })
              }
            />
          ))}
        </div>
      </fieldset>
    </Section>
  );
}
