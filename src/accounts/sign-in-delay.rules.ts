import { isIPv4, isIPv6 } from 'node:net';

/** What is guessed: a password, or a code of six digits (of the app, of a letter, or from paper). */
export type GuessKind = 'password' | 'code';

const FREE = 5;
const FREE_UNDER_ATTACK = 2;
const FIRST_WAIT = 5;
const LONGEST_WAIT = 900;
/** Tries of a day, from browsers that are not known, after which a new network has fewer of them free. */
const ATTACK = 50;
/** Wrong tries of a day after which the holder is told. */
const TOLD = 10;
/**
 * Codes have a million values and three are good at once: so many guesses a day find one in seven thousand days. Links
 * of letters, known browsers and a new password stay open when they are used up.
 */
const MOST_CODES = 50;

/**
 * Seconds to wait after the first, second, third try, and so on; the last goes for all beyond. None for the first few,
 * then twice as long each time, a quarter of an hour at most.
 */
export function waitsAfter(triesOfStrangers: number): readonly number[] {
  const free = triesOfStrangers >= ATTACK ? FREE_UNDER_ATTACK : FREE;
  const waits = Array<number>(free - 1).fill(0);
  for (let wait = FIRST_WAIT; wait < LONGEST_WAIT; wait *= 2) waits.push(wait);
  return [...waits, LONGEST_WAIT];
}

/** Whether browsers that are not known may try no more today, whichever network they come from. */
export function isUsedUp(kind: GuessKind, triesOfStrangers: number): boolean {
  return kind === 'code' && triesOfStrangers >= MOST_CODES;
}

/** Whether the holder is to be told at this number of tries of the day; at most one letter a day leaves all the same. */
export function isTold(tries: number): boolean {
  return tries > 0 && tries % TOLD === 0;
}

/**
 * The network an address belongs to: 24 bits of IPv4, 48 of IPv6, which is what one subscriber or office has. It may be
 * as wide as that because it only ever delays the tries for one account.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (isIPv4(mapped)) return mapped.split('.').slice(0, 3).join('.');
  if (!isIPv6(mapped)) return mapped;
  const [before = '', after] = mapped.split('%')[0].split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const groups = [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail];
  return groups
    .slice(0, 3)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
