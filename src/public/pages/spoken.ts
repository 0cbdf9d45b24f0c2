import { LANGUAGES, NAMES } from '../../texts/languages.js';

/** What is spoken in Switzerland besides the languages of the pages, as far as there is a name for it in its own. */
const FURTHER = [
  'am',
  'az',
  'bg',
  'bn',
  'bo',
  'ckb',
  'cs',
  'el',
  'ff',
  'fil',
  'ha',
  'he',
  'hi',
  'hu',
  'hy',
  'id',
  'ja',
  'ka',
  'ko',
  'ln',
  'lt',
  'lv',
  'mk',
  'ml',
  'mn',
  'ne',
  'nl',
  'om',
  'pa',
  'pl',
  'prs',
  'ps',
  'ro',
  'ru',
  'rw',
  'si',
  'sk',
  'sl',
  'so',
  'sw',
  'syr',
  'th',
  'ug',
  'ur',
  'uz',
  'vi',
  'wo',
  'yo',
  'zh',
] as const;
/** Codes under which Intl knows them. */
const KNOWN_AS: Record<string, string> = { prs: 'fa-AF' };

type Named = readonly { value: string; label: string }[];
let known: Named | undefined;

/** All languages that can be chosen, by their own names: those of the pages first. Computed at the first use. */
export function spoken(): Named {
  return (known ??= [
    ...LANGUAGES.map((code) => ({ value: code, label: NAMES[code] })),
    ...FURTHER.flatMap(named).sort((a, b) => a.label.localeCompare(b.label, 'und')),
  ]);
}

export function isSpoken(code: string | undefined): boolean {
  return spoken().some(({ value }) => value === code);
}

/** A language by its own name; null where it is none of them. */
export function nameOf(code: string): string | null {
  return spoken().find(({ value }) => value === code)?.label ?? null;
}

function named(code: string): { value: string; label: string }[] {
  const locale = KNOWN_AS[code] ?? code;
  if (Intl.DisplayNames.supportedLocalesOf(locale).length === 0) return [];
  return [{ value: code, label: new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? code }];
}
