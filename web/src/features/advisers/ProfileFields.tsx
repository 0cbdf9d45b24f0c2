import { useTranslation } from 'react-i18next';
import { CheckField, SelectField, TextField } from '../../kit/fields';
import { LanguagePicker } from '../../kit/LanguagePicker';
import { spokenName } from '../../kit/languages';
import { Section } from '../../kit/Page';
import { Conflicts } from './Conflicts';
import type { Profile, ProfilePartProps } from './profile';
import { ProfilePlaces } from './ProfilePlaces';
import { LEVELS, SPECIALITIES } from './queries';

/** All one says of an adviser, in the order in which one talks about it. */
export function ProfileFields(props: ProfilePartProps) {
  return (
    <div className="stack adviser-form">
      <Person {...props} />
      <Languages {...props} />
      <ProfilePlaces {...props} />
      <Work {...props} />
      <Conflicts {...props} />
    </div>
  );
}

function Person({ value, change }: ProfilePartProps) {
  const { t } = useTranslation('advisers');
  return (
    <Section title={t('form.person')} id="adviser-person">
      <div className="fields">
        <TextField
          label={t('form.firstName')}
          pointer="/firstName"
          required
          maxLength={80}
          autoComplete="off"
          value={value.firstName}
          onChange={(firstName) => change({ firstName })}
        />
        <TextField
          label={t('form.lastName')}
          pointer="/lastName"
          required
          maxLength={80}
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
          maxLength={40}
          autoComplete="off"
          value={value.phone}
          onChange={(phone) => change({ phone })}
        />
      </div>
    </Section>
  );
}

function Languages({ value: { languages }, change }: ProfilePartProps) {
  const { t } = useTranslation('advisers');
  const set = (code: string, changed: Partial<Profile['languages'][number]>): void =>
    change({ languages: languages.map((each) => (each.code === code ? { ...each, ...changed } : each)) });
  return (
    <Section title={t('form.languages')} id="adviser-languages">
      <LanguagePicker
        label={t('form.speaks')}
        hint={t('form.speaksHint')}
        pointer="/languages"
        value={languages.map(({ code }) => code)}
        onChange={(codes) =>
          change({
            languages: codes.map(
              (code) => languages.find((each) => each.code === code) ?? { code, level: 'fluent', interprets: false },
            ),
          })
        }
      />
      {languages.length > 0 && (
        <ul className="spoken">
          {languages.map(({ code, level, interprets }) => (
            <li key={code}>
              <strong>{spokenName(code)}</strong>
              <SelectField
                label={t('form.level')}
                value={level}
                onChange={(chosen) => set(code, { level: chosen })}
                options={LEVELS.map((each) => ({ value: each, label: t(`level.${each}`) }))}
              />
              <CheckField
                label={t('form.interprets')}
                checked={interprets}
                onChange={(on) => set(code, { interprets: on })}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Work({ value: { capacity, specialities }, change }: ProfilePartProps) {
  const { t } = useTranslation('advisers');
  return (
    <Section title={t('form.work')} id="adviser-work">
      <TextField
        label={t('form.capacity')}
        hint={t('form.capacityHint')}
        pointer="/capacity"
        type="number"
        inputMode="numeric"
        min={0}
        max={100}
        required
        value={String(capacity)}
        onChange={(typed) => change({ capacity: Number.parseInt(typed, 10) || 0 })}
      />
      <fieldset>
        <legend>{t('form.specialities')}</legend>
        <div className="cantons">
          {SPECIALITIES.map((name) => (
            <CheckField
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
