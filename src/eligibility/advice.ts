import type { Locale } from '../texts/languages.js';
import { inEachLocale } from '../texts/texts.js';

export interface Advice {
  code: AdviceCode;
  from: string | null;
  words: Record<Locale, string>;
}

export const ADVICE_CODES = [
  'wait',
  'permit-c',
  'language-oral',
  'language-written',
  'language-proof',
  'language-national',
  'language-canton',
  'repay',
  'exact-days',
  'tell-more',
  'ask-adviser',
  'ask-authority',
  'ask-commune',
  'stay-where-you-are',
  'come-back',
  'spouse-abroad',
  'not-lived-abroad',
  'union-lasts',
  'partner-became-swiss',
  'partner-by-descent',
  'registered-partner',
  'absences',
  'earlier-residence',
  'stay-until-decision',
  'young-residence',
  'permit-s',
  'suspended',
  'circumstances',
  'circumstances-weighed',
  'by-age',
  'assistance-ends',
  'close-ties',
  'minor',
  'child-too-old',
  'parent-not-naturalised',
  'parent-filed',
  'swiss-by-birth',
  'not-stateless',
  'of-age',
  'never-swiss',
  'file-before',
  'school',
  'parent-time',
  'parent-permit',
  'not-married-to-swiss',
  'not-third-generation',
  'too-old',
] as const;
export type AdviceCode = (typeof ADVICE_CODES)[number];

/** Advice without a day is the same for everybody. */
const SAME = new Map<AdviceCode, Advice>();

export function advice(code: AdviceCode, from: string | null = null): Advice {
  if (from !== null) return worded(code, from);
  const same = SAME.get(code) ?? worded(code, null);
  SAME.set(code, same);
  return same;
}

function worded(code: AdviceCode, from: string | null): Advice {
  // Only the public page leaves questions to advisers.
  const key = code === 'tell-more' ? 'advice.tell-more.adviser' : (`advice.${code}` as const);
  let words: Record<Locale, string> | undefined;
  return {
    code,
    from,
    // Formatted only when read: the public pages use the code.
    get words() {
      return (words ??= inEachLocale(key, from));
    },
  };
}
