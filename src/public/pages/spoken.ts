import { LANGUAGES, NAMES } from '../../texts/languages.js';

/** Spoken in Switzerland besides the languages of the pages, as far as Intl has a name for it. */
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
const KNOWN_AS: Record<string, string> = { prs: 'fa-AF' };

type Named = readonly { value: string; label: string }[];
let known: Named | undefined;

/** Languages of the pages first. Computed at the first use. */
export function spoken(): Named {
  return (known ??= [
    ...LANGUAGES.map((code) => ({ value: code, label: NAMES[code] })),
    ...FURTHER.flatMap(named).sort((a, b) => a.label.localeCompare(b.label, 'und')),
  ]);
}

export function isSpoken(code: string | undefined): boolean {
  return spoken().some(({ value }) => value === code);
}

export function nameOf(code: string): string | null {
  return spoken().find(({ value }) => value === code)?.label ?? null;
}

function named(code: string): { value: string; label: string }[] {
  const locale = KNOWN_AS[code] ?? code;
  if (Intl.DisplayNames.supportedLocalesOf(locale).length === 0) return [];
  return [{ value: code, label: new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? code }];
}
