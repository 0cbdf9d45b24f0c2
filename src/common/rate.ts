import { isIPv6, SocketAddress } from 'node:net';
import { realNow } from './clock.js';
import { DAY_MS } from './day.js';
import type { Keys } from './keys.js';
import { TooMany } from './problem.js';

export abstract class RateStore {
  /** Returns 0, or the milliseconds until the window of `seconds` ends. Never rejects when the store is away. */
  abstract count(key: string, max: number, seconds: number): Promise<number>;
}

/** Fixed windows. The store gets only HMACs under a key of the day, no digest of an address. */
export class RateLimit {
  constructor(
    private readonly store: RateStore,
    private readonly keys: Keys,
  ) {}

  /** Throws {@link TooMany} above `max` requests in `seconds`. */
  async consume(key: string, max: number, seconds: number): Promise<void> {
    const wait = await this.store.count(this.ofToday(`${seconds} ${key}`), max, seconds);
    if (wait > 0) throw new TooMany(Math.max(1, Math.ceil(wait / 1000)));
  }

  /** HMAC under the key of the day (`k0.` and 22 characters) of an IPv4 address or an IPv6 /64 prefix. */
  clientKey(ip: string): string {
    return this.ofToday(`client ${networkOf(ip)}`);
  }

  private ofToday(text: string): string {
    return this.keys.sign(`rate ${Math.floor(realNow().getTime() / DAY_MS)}`, text);
  }
}

/** `'203.0.113.7'` or `'2001:db8:0:1::/64'`; IPv4-mapped IPv6 counts as IPv4. Other text is cut. */
export function networkOf(ip: string): string {
  const address = ip.split('%')[0] ?? '';
  if (!isIPv6(address)) return address.slice(0, 64);
  const plain = new SocketAddress({ address, family: 'ipv6' }).address;
  const mapped = /^::ffff:([\d.]+)$/.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
