import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { Section } from '../../kit/Section';
import { isInstalled, useInstallPrompt } from '../../kit/useInstallPrompt';

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
