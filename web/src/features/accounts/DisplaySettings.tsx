import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { CheckboxField } from '../../kit/CheckboxField';
import { ErrorText } from '../../kit/ErrorText';
import { RadioGroup } from '../../kit/RadioGroup';
import { Section } from '../../kit/Section';
import { areShortcutsEnabled, setShortcutsEnabled } from '../../kit/shortcuts';
import { useAction } from '../../kit/useAction';
import { DUE_LIST, removeValue } from '../../offline/store';
import { ME_KEY, useMe } from '../../session';
import { setLocale, type Locale } from '../../texts';
import { setTheme, storedTheme, THEMES, type Theme } from '../../theme';
import { readSetting, removeSetting, storeSetting } from '../../webStorage';
import { LocalePicker } from './LocalePicker';

const NAMES_OFFLINE_KEY = 'names-offline';

/** Switched off, the list with names goes at once. Answers whether the device did it. */
async function keepNames(on: boolean): Promise<boolean> {
  if (on) return storeSetting(NAMES_OFFLINE_KEY, 'yes');
  const isRemoved = removeSetting(NAMES_OFFLINE_KEY);
  return (await removeValue(DUE_LIST)) === 'done' && isRemoved;
}

/** The language is stored in the account, everything else on this device. */
export function DisplaySettings() {
  const { t } = useTranslation('account');
  const me = useMe();
  const [theme, setSelectedTheme] = useState<Theme>(storedTheme);
  const [areShortcutsOn, setShortcutsOn] = useState(areShortcutsEnabled);
  const [areNamesOffline, setNamesOffline] = useState(() => readSetting(NAMES_OFFLINE_KEY) !== null);
  const [isStored, setStored] = useState(true);
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
          setStored(setTheme(chosen));
        }}
        options={THEMES.map((value) => ({ value, label: t(`looks.${value}`) }))}
      />
      <CheckboxField
        label={t('looks.keys')}
        hint={t('looks.keysHint')}
        checked={areShortcutsOn}
        onChange={(on) => {
          setShortcutsOn(on);
          setStored(setShortcutsEnabled(on));
        }}
      />
      {me.adviserId !== null && (
        <CheckboxField
          label={t('looks.names')}
          hint={t('looks.namesHint')}
          checked={areNamesOffline}
          onChange={(on) => {
            setNamesOffline(on);
            void keepNames(on).then(setStored);
          }}
        />
      )}
      <ErrorText>{isStored ? null : t('looks.notStored')}</ErrorText>
    </Section>
  );
}
