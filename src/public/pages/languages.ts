import { bestLanguage } from '../../common/accept-language.js';

/** The languages of the public pages, in the order of the list, each by its own name. `bs` stands for Bosnian, Croatian and Serbian in Latin letters. */
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

/** Beside what a machine has translated stands one of these. */
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

/** What else a browser may call them. */
const ALSO: Record<string, Language> = { hr: 'bs', sr: 'bs', sh: 'bs', cnr: 'bs', ku: 'kmr', prs: 'fa' };

/** The parameter of every route below a language; an address without one of them is not ours. */
export const LANG = `:lang(^(?:${LANGUAGES.join('|')})$)`;

export function isLanguage(code: unknown): code is Language {
  return (LANGUAGES as readonly unknown[]).includes(code);
}

/** The language of the pages that a code means, whatever else it says of script or country; null where there is none. */
export function languageOf(code: string): Language | null {
  const [base = ''] = code.toLowerCase().split('-');
  const known = Object.hasOwn(ALSO, base) ? ALSO[base] : base;
  return isLanguage(known) ? known : null;
}

/** Where a typed address leads that means one of the pages; null where it is right as it stands, or means none. */
export function redirectTarget(url: string): string | null {
  const [address = '', ...rest] = url.split('?');
  const [, first = '', more = ''] = /^\/([a-z]{2,3}(?:-[a-z]{2,4})?)((?:\/.*)?)$/i.exec(address) ?? [];
  const language = languageOf(first);
  if (language === null) return null;
  const meant = `/${language}${withoutSlashes(first === language ? more : more.toLowerCase())}`;
  return meant === address ? null : [meant, ...rest].join('?');
}

/** Without slashes at its end. A pattern would look at each slash of a long row of them again and again. */
function withoutSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}

/** Whether an address is one of the pages, or below them. */
export function isPageAddress(url: string): boolean {
  const [, first = ''] = /^\/([^/?]*)/.exec(url) ?? [];
  return isLanguage(first) || first === 'requests' || first === 'tell-me';
}

/** The best of the offered languages for a browser. */
export function bestOf(header: string | undefined, offered: readonly Language[]): Language {
  return bestLanguage(header, offered, ALSO);
}
