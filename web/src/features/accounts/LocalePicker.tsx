import { useTranslation } from 'react-i18next';
import { LOCALES, type Locale } from '../../texts';

/** In their own names, so that each finds theirs. */
const NAMES: Record<Locale, string> = { de: 'Deutsch', fr: 'Français', it: 'Italiano', en: 'English' };

/** The languages there are; one press changes all that is read. */
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
          {NAMES[locale]}
        </button>
      ))}
    </div>
  );
}
