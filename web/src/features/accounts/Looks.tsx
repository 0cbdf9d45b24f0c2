import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { Button } from '../../kit/Button';
import { Choices } from '../../kit/Choices';
import { CheckField } from '../../kit/fields';
import { singleKeysOn, switchSingleKeys } from '../../kit/keys';
import { Section } from '../../kit/Page';
import { useAct } from '../../kit/useAct';
import { ME, useMe } from '../../session';
import { isInstalled, useInstall } from '../../kit/install';
import { setLocale, type Locale } from '../../texts';
import { setTheme, themeAtHand, THEMES, type Theme } from '../../theme';
import { Languages } from './Languages';

const NAMES_OFFLINE = 'names-offline';

/** Language, light and dark, keys; and what this device keeps. The language goes along to other devices, the rest stays here. */
export function Looks() {
  const { t } = useTranslation('account');
  const me = useMe();
  const [theme, choose] = useState<Theme>(themeAtHand);
  const [keys, setKeys] = useState(singleKeysOn);
  const [names, setNames] = useState(() => localStorage.getItem(NAMES_OFFLINE) !== null);
  const language = useAct(
    async (locale: Locale) => {
      await answer(api.PATCH('/api/me', { body: { locale } }));
      await setLocale(locale);
    },
    { changes: [ME] },
  );
  return (
    <Section title={t('looks.title')}>
      <div className="field">
        <span className="label">{t('signIn.languages')}</span>
        <Languages onChoose={language.run} />
        {language.words && (
          <p className="field-error" role="alert">
            {language.words}
          </p>
        )}
      </div>
      <Choices<Theme>
        legend={t('looks.theme')}
        columns={3}
        value={theme}
        onChange={(chosen) => {
          choose(chosen);
          setTheme(chosen);
        }}
        options={THEMES.map((value) => ({ value, label: t(`looks.${value}`) }))}
      />
      <CheckField
        label={t('looks.keys')}
        hint={t('looks.keysHint')}
        checked={keys}
        onChange={(on) => {
          setKeys(on);
          switchSingleKeys(on);
        }}
      />
      {me.adviserId !== null && (
        <CheckField
          label={t('looks.names')}
          hint={t('looks.namesHint')}
          checked={names}
          onChange={(on) => {
            setNames(on);
            if (on) localStorage.setItem(NAMES_OFFLINE, 'yes');
            else localStorage.removeItem(NAMES_OFFLINE);
          }}
        />
      )}
    </Section>
  );
}

/** How the client comes onto the home screen. */
export function Install() {
  const { t } = useTranslation('account');
  const install = useInstall();
  return (
    <Section title={t('install.title')}>
      {isInstalled() ? (
        <p>{t('install.done')}</p>
      ) : (
        <>
          <p>{t('install.why')}</p>
          {install ? (
            <p>
              <Button onClick={install}>{t('install.go')}</Button>
            </p>
          ) : (
            <ul className="bullets">
              <li>{t('install.apple')}</li>
              <li>{t('install.other')}</li>
            </ul>
          )}
        </>
      )}
    </Section>
  );
}
