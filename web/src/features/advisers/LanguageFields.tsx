import { useTranslation } from 'react-i18next';
import { CheckboxField } from '../../kit/CheckboxField';
import { LanguagePicker } from '../../kit/LanguagePicker';
import { spokenName } from '../../kit/languages';
import { Section } from '../../kit/Section';
import { SelectField } from '../../kit/SelectField';
import type { Profile, ProfilePartProps } from './profile';
import { LEVELS } from './queries';

export function LanguageFields({ value: { languages }, change }: ProfilePartProps) {
  const { t } = useTranslation('advisers');
  const changeLanguage = (code: string, changed: Partial<Profile['languages'][number]>): void =>
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
        <ul className="spoken-languages">
          {languages.map(({ code, level, interprets }) => (
            <li key={code}>
              <strong>{spokenName(code)}</strong>
              <SelectField
                label={t('form.level')}
                value={level}
                onChange={(chosen) => changeLanguage(code, { level: chosen })}
                options={LEVELS.map((each) => ({ value: each, label: t(`level.${each}`) }))}
              />
              <CheckboxField
                label={t('form.interprets')}
                checked={interprets}
                onChange={(on) => changeLanguage(code, { interprets: on })}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
