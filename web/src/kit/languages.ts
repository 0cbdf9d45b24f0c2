import i18next from 'i18next';
import { languageName } from './days';

/** The languages people who ask for help talk in, the commonest first; after these, whatever else is spoken here. */
const COMMON = [
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
const OTHERS = [
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

/** As its speakers write it, where the browser does not know. */
const OWN: Record<string, string> = {
  kmr: 'Kurmancî',
  ckb: 'سۆرانی',
  prs: 'دری',
  ti: 'ትግርኛ',
  rom: 'Romani čhib',
  bo: 'བོད་སྐད',
  dyu: 'Julakan',
};

export interface Spoken {
  code: string;
  /** In the reader's language. */
  name: string;
  /** In itself, where that is another word. */
  own: string | null;
}

/** The name of a language for people; the two Kurdish ones are told apart. */
export function spokenName(code: string): string {
  const name = languageName(code);
  return code === 'kmr' || code === 'ckb'
    ? `${languageName('ku')} (${code === 'kmr' ? 'Kurmandschi' : 'Sorani'})`
    : name;
}

function spoken(code: string): Spoken {
  const name = spokenName(code);
  const own = OWN[code] ?? new Intl.DisplayNames([code], { type: 'language', fallback: 'none' }).of(code) ?? name;
  return { code, name, own: own.toLocaleLowerCase() === name.toLocaleLowerCase() ? null : own };
}

export const commonLanguages = (): string[] => COMMON;

const plain = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** Languages whose name, in the reader's language or their own, holds what was typed; a code too. */
export function languagesLike(typed: string, without: readonly string[] = []): Spoken[] {
  const q = plain(typed.trim());
  const all = [...COMMON, ...OTHERS].filter((code) => !without.includes(code)).map(spoken);
  const fits =
    q === ''
      ? all
      : all.filter(({ code, name, own }) => code === q || plain(name).includes(q) || plain(own ?? '').includes(q));
  return q === ''
    ? fits
    : fits.sort(
        (a, b) =>
          Number(plain(b.name).startsWith(q)) - Number(plain(a.name).startsWith(q)) ||
          a.name.localeCompare(b.name, i18next.language),
      );
}
