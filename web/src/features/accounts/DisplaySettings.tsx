import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { CheckboxField } from '../../kit/CheckboxField';
import { ErrorText } from '../../kit/ErrorText';
import { RadioGroup } from '../../kit/RadioGroup';
import { Section } from '../../kit/Section';
import { areShortcutsEnabled, setShortcutsEnabled } from '../../kit/shortcuts';
import { useAction } from '../../kit/useAction';
import { ME_KEY, useMe } from '../../session';
import { setLocale, type Locale } from '../../texts';
import { setTheme, storedTheme, THEMES, type Theme } from '../../theme';
import { LocalePicker } from './LocalePicker';

const NAMES_OFFLINE_KEY = 'names-offline';

/** The language is stored in the account, everything else on this device. */
export function DisplaySettings() {
  const { t } = useTranslation('account');
  const me = useMe();
  const [theme, setSelectedTheme] = useState<Theme>(storedTheme);
  const [areShortcutsOn, setShortcutsOn] = useState(areShortcutsEnabled);
  const [areNamesOffline, setNamesOffline] = useState(() => localStorage.getItem(NAMES_OFFLINE_KEY) !== null);
  const changeLocale = useAction(
    async (locale: Locale) => {
      await unwrap(api.PATCH('/api/me', { body: { locale } }));
      await setLocale(locale);
    },
    { invalidates: [ME_KEY] },
  );
  return (
    <Section title={t('looks.title')}>
      <div className="field">
        <span className="label">{t('signIn.languages')}</span>
        <LocalePicker onSelect={changeLocale.run} />
        <ErrorText>{changeLocale.errorMessage}</ErrorText>
      </div>
      <RadioGroup<Theme>
        legend={t('looks.theme')}
        columns={3}
        value={theme}
        onChange={(chosen) => {
          setSelectedTheme(chosen);
          setTheme(chosen);
        }}
        options={THEMES.map((value) => ({ value, label: t(`looks.${value}`) }))}
      />
      <CheckboxField
        label={t('looks.keys')}
        hint={t('looks.keysHint')}
        checked={areShortcutsOn}
        onChange={(on) => {
          setShortcutsOn(on);
          setShortcutsEnabled(on);
        }}
      />
      {me.adviserId !== null && (
        <CheckboxField
          label={t('looks.names')}
          hint={t('looks.namesHint')}
          checked={areNamesOffline}
          onChange={(on) => {
            setNamesOffline(on);
            if (on) localStorage.setItem(NAMES_OFFLINE_KEY, 'yes');
            else localStorage.removeItem(NAMES_OFFLINE_KEY);
          }}
        />
      )}
    </Section>
  );
}
