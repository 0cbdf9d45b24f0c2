import { useTranslation } from 'react-i18next';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../texts';

export function LocalePicker({ onSelect }: { onSelect: (locale: Locale) => void }) {
  const { t, i18n } = useTranslation('account');
  return (
    <div className="languages" role="group" aria-label={t('signIn.languages')}>
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          className="language"
          aria-pressed={i18n.language === locale}
          onClick={() => onSelect(locale)}
        >
          {LOCALE_NAMES[locale]}
        </button>
      ))}
    </div>
  );
}
