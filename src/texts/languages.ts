import { bestLanguage } from '../common/accept-language.js';

/** Of the network's members, its letters and the API. */
export const LOCALES = ['de', 'fr', 'it', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** In the order of the list. `bs`: Bosnian, Croatian and Serbian in Latin letters. */
export const LANGUAGES = [
  'de',
  'fr',
  'it',
  'rm',
  'en',
  'pt',
  'es',
  'sq',
  'bs',
  'tr',
  'ar',
  'fa',
  'ti',
  'ta',
  'uk',
  'kmr',
] as const;
export type Language = (typeof LANGUAGES)[number];

export const ORIGINALS: readonly Language[] = ['de', 'fr'];

export const NAMES: Record<Language, string> = {
  de: 'Deutsch',
  fr: 'Français',
  it: 'Italiano',
  rm: 'Rumantsch',
  en: 'English',
  pt: 'Português',
  es: 'Español',
  sq: 'Shqip',
  bs: 'Bosanski, hrvatski, srpski',
  tr: 'Türkçe',
  ar: 'العربية',
  fa: 'فارسی',
  ti: 'ትግርኛ',
  ta: 'தமிழ்',
  uk: 'Українська',
  kmr: 'Kurdî (Kurmancî)',
};

/** For Intl, where they are not our code. */
const TAGS: Partial<Record<Language, string>> = { bs: 'bs-Latn', kmr: 'ku', en: 'en-GB', pt: 'pt-PT' };

/** Other codes that browsers send. */
const ALSO: Record<string, Language> = { hr: 'bs', sr: 'bs', sh: 'bs', cnr: 'bs', ku: 'kmr', prs: 'fa' };

export function isLanguage(code: unknown): code is Language {
  return (LANGUAGES as readonly unknown[]).includes(code);
}

export function isLocale(code: unknown): code is Locale {
  return (LOCALES as readonly unknown[]).includes(code);
}

export function tagOf(language: Language): string {
  return TAGS[language] ?? language;
}

/** Whatever script or country it names; null where there is none. */
export function languageOf(code: string): Language | null {
  const [base = ''] = code.toLowerCase().split('-');
  const known = Object.hasOwn(ALSO, base) ? ALSO[base] : base;
  return isLanguage(known) ? known : null;
}

export function bestOf(header: string | undefined, offered: readonly Language[]): Language {
  return bestLanguage(header, offered, ALSO);
}
