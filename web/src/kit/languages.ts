import i18next from 'i18next';

/** Most frequent first. */
const COMMON_LANGUAGES = [
  'de',
  'fr',
  'it',
  'en',
  'pt',
  'sq',
  'es',
  'tr',
  'sr',
  'ti',
  'ar',
  'prs',
  'ta',
  'kmr',
  'uk',
  'so',
  'ru',
  'hr',
  'bs',
  'mk',
];

const OTHER_LANGUAGES = [
  'am',
  'az',
  'bg',
  'bn',
  'bo',
  'ckb',
  'cs',
  'da',
  'dyu',
  'el',
  'fa',
  'ff',
  'fi',
  'ha',
  'hi',
  'hu',
  'hy',
  'ig',
  'ja',
  'ka',
  'ko',
  'ln',
  'lt',
  'lv',
  'ml',
  'mn',
  'ne',
  'nl',
  'no',
  'om',
  'pa',
  'pl',
  'ps',
  'rm',
  'rn',
  'ro',
  'rom',
  'rw',
  'si',
  'sk',
  'sl',
  'sv',
  'sw',
  'te',
  'th',
  'tl',
  'ug',
  'ur',
  'uz',
  'vi',
  'wo',
  'yo',
  'zh',
];

/** Native names that browsers do not know. */
const NATIVE_NAMES: Record<string, string> = {
  kmr: 'Kurmancî',
  ckb: 'سۆرانی',
  prs: 'دری',
  ti: 'ትግርኛ',
  rom: 'Romani čhib',
  bo: 'བོད་སྐད',
  dyu: 'Julakan',
};

export interface LanguageName {
  code: string;
  name: string;
  /** Null if it equals `name`. */
  nativeName: string | null;
}

/** Distinguishes the two Kurdish languages. */
export function spokenName(code: string): string {
  const name = languageName(code);
  return code === 'kmr' || code === 'ckb'
    ? `${languageName('ku')} (${code === 'kmr' ? 'Kurmandschi' : 'Sorani'})`
    : name;
}

function toLanguageName(code: string): LanguageName {
  const name = spokenName(code);
  const nativeName =
    NATIVE_NAMES[code] ?? new Intl.DisplayNames([code], { type: 'language', fallback: 'none' }).of(code) ?? name;
  return { code, name, nativeName: nativeName.toLocaleLowerCase() === name.toLocaleLowerCase() ? null : nativeName };
}

export const commonLanguages = (): string[] => COMMON_LANGUAGES;

const normalise = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Matches the name in the reader's language or its own, or the code. */
export function searchLanguages(typed: string, excluded: readonly string[] = []): LanguageName[] {
  const query = normalise(typed.trim());
  const all = [...COMMON_LANGUAGES, ...OTHER_LANGUAGES].filter((code) => !excluded.includes(code)).map(toLanguageName);
  const matches =
    query === ''
      ? all
      : all.filter(
          ({ code, name, nativeName }) =>
            code === query || normalise(name).includes(query) || normalise(nativeName ?? '').includes(query),
        );
  return query === ''
    ? matches
    : matches.sort(
        (a, b) =>
          Number(normalise(b.name).startsWith(query)) - Number(normalise(a.name).startsWith(query)) ||
          a.name.localeCompare(b.name, i18next.language),
      );
}

export function languageName(code: string): string {
  return new Intl.DisplayNames([i18next.language], { type: 'language' }).of(code === 'prs' ? 'fa-AF' : code) ?? code;
}
