import type { ZxcvbnResult } from '@zxcvbn-ts/core';
import type { GuessableReason } from '../common/input-codes.js';

export interface Holder {
  name: string;
  email: string;
}

/** An estimate by zxcvbn; what the holder is called counts as words that are tried first. */
export type Estimate = (password: string, ownWords: string[]) => Pick<ZxcvbnResult, 'score' | 'feedback' | 'sequence'>;

/** "Safely unguessable" behind a slow hash, in the words of zxcvbn. */
export const ENOUGH = 3;
/** zxcvbn takes more than twice as long for twice as many signs; what is hard in its beginning stays hard. */
export const SIGNS_ESTIMATED = 40;
/** Shorter parts of a name are parts of too many other words. */
const OWN_WORD_MIN = 3;

/**
 * Why `password` could be guessed by somebody who knows its holder; null where it could not. What the holder is called
 * counts for nothing: the rest must be good by itself.
 */
export function guessableReason(estimate: Estimate, password: string, holder: Holder): GuessableReason | null {
  // As it is hashed.
  const whole = beginningOf(password.normalize('NFKC'));
  const own = ownWords(holder);
  const rest = without(whole, own);
  const { score, feedback, sequence } = estimate(rest, own);
  if (score >= ENOUGH) return null;
  if (rest !== whole) return 'own';
  if (feedback.warning !== null) return OF_WARNINGS[feedback.warning] ?? 'simple';
  return sequence.some(({ pattern }) => pattern === 'dictionary') ? 'word' : 'simple';
}

/** Keys of zxcvbn's warnings. */
const OF_WARNINGS: Readonly<Record<string, GuessableReason>> = {
  topTen: 'common',
  topHundred: 'common',
  common: 'common',
  similarToCommon: 'common',
  simpleRepeat: 'repeated',
  extendedRepeat: 'repeated',
  sequences: 'sequence',
  straightRow: 'keyboard',
  keyPattern: 'keyboard',
  dates: 'date',
  recentYears: 'date',
  userInputs: 'own',
  namesByThemselves: 'word',
  commonNames: 'word',
  wordByItself: 'word',
};

/** Name and address, whole and in parts, as they are and without accents; longest first. */
export function ownWords({ name, email }: Holder): string[] {
  const [local = '', domain = ''] = email.split('@');
  const parts = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u);
  const words = [
    ...[name, email, local, domain],
    ...[...parts(name), ...parts(local), ...parts(domain)],
    ...[parts(name).join(''), parts(local).join('')],
  ].map((word) => beginningOf(word.normalize('NFKC').toLowerCase()));
  return [...new Set(words.flatMap((word) => [word, plain(word), written(word)]))]
    .filter((word) => [...word].length >= OWN_WORD_MIN)
    .sort((one, other) => other.length - one.length);
}

const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');
const written = (word: string): string =>
  word.replace(/[äöüß]/g, (sign) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' })[sign] ?? sign);

function without(password: string, own: string[]): string {
  let rest = password;
  for (const word of own) {
    // Lower case has as many units but for a few signs, such as İ; a password with those stays as it is.
    for (let at = 0; (at = rest.toLowerCase().indexOf(word, at)) >= 0 && rest.toLowerCase().length === rest.length;)
      rest = rest.slice(0, at) + rest.slice(at + word.length);
  }
  return rest;
}

function beginningOf(text: string): string {
  return [...text].slice(0, SIGNS_ESTIMATED).join('');
}
