import { LANGUAGES, NAMES } from './languages.js';

/** What is spoken in Switzerland besides the languages of the pages, as far as there is a name for it in its own. */
const FURTHER = [
  'am', 'az', 'bg', 'bn', 'bo', 'ckb', 'cs', 'el', 'ff', 'fil', 'ha', 'he', 'hi', 'hu', 'hy', 'id', 'ja', 'ka', 'ko', 'ln', 'lt', 'lv', 'mk', 'ml', 'mn', 'ne', 'nl', 'om', 'pa', 'pl', 'prs', 'ps', 'ro', 'ru', 'rw', 'si', 'sk', 'sl', 'so', 'sw', 'syr',
  'th', 'ug', 'ur', 'uz', 'vi', 'wo', 'yo', 'zh',
] as const;
/** Under which name the machine knows them. */
const KNOWN_AS: Record<string, string> = { prs: 'fa-AF' };

/** Every language that somebody can say they speak: those of the pages first, each by its own name. */
export const SPOKEN: readonly { value: string; label: string }[] = [...LANGUAGES.map((code) => ({ value: code, label: NAMES[code] })), ...FURTHER.flatMap((code) => named(code)).sort((a, b) => a.label.localeCompare(b.label, 'und'))];

const BY_CODE = new Map(SPOKEN.map(({ value, label }) => [value, label]));

export function isSpoken(code: string | undefined): boolean {
  return code !== undefined && BY_CODE.has(code);
}

/** A language by its own name; null where it is none of them. */
export function nameOf(code: string): string | null {
  return BY_CODE.get(code) ?? null;
}

function named(code: string): { value: string; label: string }[] {
  const locale = KNOWN_AS[code] ?? code;
  if (Intl.DisplayNames.supportedLocalesOf(locale).length === 0) return [];
  return [{ value: code, label: new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? code }];
}
