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
  'deadlines',
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

/** @throws Error if its texts cannot be fetched; then the language stays as it is. */
export async function setLocale(locale: Locale): Promise<void> {
  await i18next.loadLanguages(locale);
  if (!i18next.hasResourceBundle(locale, 'common')) throw new Error(`no texts ${locale}/common`);
  storeSetting('locale', locale);
  await i18next.changeLanguage(locale);
  applyToDocument(locale);
}

function applyToDocument(locale: string): void {
  document.documentElement.lang = locale;
  // The direction can be forced to test right-to-left layouts.
  document.documentElement.dir = readSetting('dir', 'session') ?? (RIGHT_TO_LEFT.includes(locale) ? 'rtl' : 'ltr');
}

/** @throws Error if the texts that every screen needs cannot be fetched. */
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
  await loadTexts(['common', 'parts']);
}

/** Loads what a screen says. @throws Error if some of it cannot be fetched: then keys would stand on the screen. */
export async function loadTexts(namespaces: readonly Namespace[]): Promise<void> {
  const isThere = (namespace: Namespace): boolean => i18next.hasResourceBundle(i18next.language, namespace);
  await i18next.loadNamespaces([...namespaces]);
  const missing = namespaces.filter((namespace) => !isThere(namespace));
  // The library does not ask a second time for what failed once, unless it is told to.
  if (missing.length > 0) await i18next.reloadResources([i18next.language], missing);
  for (const namespace of missing)
    if (!isThere(namespace)) throw new Error(`no texts ${i18next.language}/${namespace}`);
}

export function preloadTexts(): void {
  void i18next.loadNamespaces([...NAMESPACES]);
}
