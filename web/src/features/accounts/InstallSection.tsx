import { useTranslation } from 'react-i18next';
import { useInstallPrompt, isInstalled } from '../../kit/useInstallPrompt';
import { Button } from '../../kit/Button';
import { Section } from '../../kit/Section';

/** How the client comes onto the home screen. */
export function InstallSection() {
  const { t } = useTranslation('account');
  const install = useInstallPrompt();
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
