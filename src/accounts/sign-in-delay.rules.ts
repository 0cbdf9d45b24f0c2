import { isIPv4, isIPv6 } from 'node:net';

export type GuessKind = 'password' | 'code';

const FREE = 5;
const FREE_UNDER_ATTACK = 2;
const FIRST_WAIT = 5;
const LONGEST_WAIT = 900;
/** Attempts a day from unknown browsers after which a new network has fewer without delay. */
const ATTACK = 50;
const NOTIFY_AFTER = 10;
/** A day. Of a million codes, three valid at once, 50 guesses a day find one in about 7000 days. */
const MAX_CODES = 50;

/** Seconds to wait after the first, second … attempt; the last value holds beyond. */
export function waitsAfter(triesOfStrangers: number): readonly number[] {
  const free = triesOfStrangers >= ATTACK ? FREE_UNDER_ATTACK : FREE;
  const waits = Array<number>(free - 1).fill(0);
  for (let wait = FIRST_WAIT; wait < LONGEST_WAIT; wait *= 2) waits.push(wait);
  return [...waits, LONGEST_WAIT];
}

export function isUsedUp(kind: GuessKind, triesOfStrangers: number): boolean {
  return kind === 'code' && triesOfStrangers >= MAX_CODES;
}

export function isNoticeDue(tries: number): boolean {
  return tries > 0 && tries % NOTIFY_AFTER === 0;
}

/** /24 of IPv4, /48 of IPv6: about one subscriber or office. Only delays attempts for one account. */
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
