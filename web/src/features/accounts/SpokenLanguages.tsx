import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { CheckboxField } from '../../kit/CheckboxField';
import { LanguageField } from '../../kit/LanguageField';
import { spokenName } from '../../kit/languages';
import type { SpokenLanguage } from './profileValues';

const LEVELS = ['basic', 'fluent', 'native'] as const;

export function SpokenLanguages({
  languages,
  onChange,
}: {
  languages: SpokenLanguage[];
  onChange: (languages: SpokenLanguage[]) => void;
}) {
  const { t } = useTranslation('account');
  const change = (code: string, changed: Partial<SpokenLanguage>): void =>
    onChange(languages.map((one) => (one.code === code ? { ...one, ...changed } : one)));
  return (
    <fieldset className="stack">
      <legend>{t('profile.languages')}</legend>
      <ul className="rows">
        {languages.map(({ code, level, interprets }) => (
          <li key={code} className="row spoken-languages">
            <strong>{spokenName(code)}</strong>
            <select
              aria-label={t('profile.level', { what: spokenName(code) })}
              value={level}
              onChange={(event) => change(code, { level: event.target.value as SpokenLanguage['level'] })}
            >
              {LEVELS.map((each) => (
                <option key={each} value={each}>
                  {t(`profile.${each}`)}
                </option>
              ))}
            </select>
            <CheckboxField
              label={t('profile.interprets')}
              checked={interprets}
              onChange={(on) => change(code, { interprets: on })}
            />
            {languages.length > 1 && (
              <Button
                kind="quiet"
                icon="close"
                iconOnly
                small
                onClick={() => onChange(languages.filter((one) => one.code !== code))}
              >
                {t('profile.remove', { what: spokenName(code) })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <LanguageField
        label={t('profile.newLanguage')}
        optional
        value=""
        onChange={(code) =>
          code &&
          !languages.some((one) => one.code === code) &&
          onChange([...languages, { code, level: 'fluent', interprets: false }])
        }
      />
    </fieldset>
  );
}
