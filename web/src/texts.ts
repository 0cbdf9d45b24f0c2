import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const LOCALES = ['de', 'fr', 'it', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

const files = import.meta.glob<{ default: Record<string, unknown> }>('./texts/*/*.json');

/** One file of texts for each room of screens; `parts` for what several share. */
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

/** Each room's texts come with the room. */
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

/** The language somebody has chosen on this device, else the browser's, else German. */
export function preferredLocale(): Locale {
  const supported = (tag: string | null | undefined): Locale | undefined =>
    LOCALES.find((locale) => locale === tag?.slice(0, 2));
  return supported(localStorage.getItem('locale')) ?? navigator.languages.map(supported).find(Boolean) ?? 'de';
}

const RIGHT_TO_LEFT = ['ar', 'fa', 'ur', 'he'];

/** Puts page, texts and formats into a language. */
export async function setLocale(locale: Locale): Promise<void> {
  localStorage.setItem('locale', locale);
  await i18next.changeLanguage(locale);
  applyToDocument(locale);
}

function applyToDocument(locale: string): void {
  document.documentElement.lang = locale;
  // A direction can be forced, so that the layout is looked at from right to left before there is such a language.
  document.documentElement.dir = sessionStorage.getItem('dir') ?? (RIGHT_TO_LEFT.includes(locale) ? 'rtl' : 'ltr');
}

/** Texts in the language at hand: the common ones, and those of the first screen. */
export async function initTexts(firstNamespaces: readonly Namespace[]): Promise<void> {
  const locale = preferredLocale();
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: locale,
      supportedLngs: [...LOCALES],
      fallbackLng: false, // Parts of screens must be there with them: a part that waits for its texts would throw away the focus.
      ns: ['common', 'parts', ...firstNamespaces],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  applyToDocument(locale);
}

/** All the others, when there is nothing else to do: what opens within a screen must not wait for its words. */
export function preloadTexts(): void {
  void i18next.loadNamespaces([...NAMESPACES]);
}
