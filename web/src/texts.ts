import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readSetting, storeSetting } from './webStorage';

export const LOCALES = ['de', 'fr', 'it', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
/** Each in its own language. */
export const LOCALE_NAMES: Record<Locale, string> = { de: 'Deutsch', fr: 'Français', it: 'Italiano', en: 'English' };

const files = import.meta.glob<{ default: Record<string, unknown> }>('./texts/*/*.json');

export const NAMESPACES = [
  'common',
  'parts',
  'account',
  'advisers',
  'cases',
  'day',
  'eligibility',
  'engine',
  'figures',
  'inbox',
  'irregularities',
] as const;
export type Namespace = (typeof NAMESPACES)[number];

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, done) {
    const file = files[`./texts/${language}/${namespace}.json`];
    if (!file) return done(new Error(`no texts ${language}/${namespace}`), false);
    file().then(
      ({ default: texts }) => done(null, texts),
      (error: unknown) => done(error as Error, false),
    );
  },
};

/** Stored choice, else the browser's language, else German. */
export function preferredLocale(): Locale {
  const supported = (tag: string | null | undefined): Locale | undefined =>
    LOCALES.find((locale) => locale === tag?.slice(0, 2));
  return supported(readSetting('locale')) ?? navigator.languages.map(supported).find(Boolean) ?? 'de';
}

const RIGHT_TO_LEFT = ['ar', 'fa', 'ur', 'he'];

export async function setLocale(locale: Locale): Promise<void> {
  storeSetting('locale', locale);
  await i18next.changeLanguage(locale);
  applyToDocument(locale);
}

function applyToDocument(locale: string): void {
  document.documentElement.lang = locale;
  // The direction can be forced to test right-to-left layouts.
  document.documentElement.dir = readSetting('dir', 'session') ?? (RIGHT_TO_LEFT.includes(locale) ? 'rtl' : 'ltr');
}

export async function initTexts(firstNamespaces: readonly Namespace[]): Promise<void> {
  const locale = preferredLocale();
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: locale,
      supportedLngs: [...LOCALES],
      fallbackLng: false, // Nested parts must not suspend, because that would lose the focus.
      ns: ['common', 'parts', ...firstNamespaces],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  applyToDocument(locale);
}

export function preloadTexts(): void {
  void i18next.loadNamespaces([...NAMESPACES]);
}
