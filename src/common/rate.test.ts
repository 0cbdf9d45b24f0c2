import { describe, expect, it } from '@jest/globals';
import { Keys } from './keys.js';
import { networkOf, RateLimit, RateStore } from './rate.js';

class Counts extends RateStore {
  readonly seen: string[] = [];
  wait = 0;
  count(key: string): Promise<number> {
    this.seen.push(key);
    return Promise.resolve(this.wait);
  }
}

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['0:0:0:0:0:ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:0:1::1', '2001:db8:0:1::/64'],
    ['2001:0DB8:0000:0001:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['1:2:3:4:5:6:7::', '1:2:3:4::/64'],
    ['unknown', 'unknown'],
    ['', ''],
  ])('of %s is %s', (ip, network) => expect(networkOf(ip)).toBe(network));

  it('of what a client invents is short', () => expect(networkOf('x'.repeat(10_000))).toHaveLength(64));
});

describe('a rate limit', () => {
  const keys = new Keys('a secret of the tests that is long enough');

  it('gives the store neither addresses nor keys in clear', async () => {
    const store = new Counts();
    const rate = new RateLimit(store, keys);
    await rate.consume(`sign-in ${rate.clientKey('203.0.113.7')}`, 1, 60);
    await rate.consume('sign-in ana@example.org', 1, 60);
    expect(store.seen.join()).not.toMatch(/203|ana|sign-in/);
    expect(new Set(store.seen).size).toBe(2);
  });

  it('knows a client again by its network, and no other', () => {
    const rate = new RateLimit(new Counts(), keys);
    expect(rate.clientKey('2001:db8:0:1::1')).toBe(rate.clientKey('2001:db8:0:1:ffff::2'));
    expect(rate.clientKey('2001:db8:0:1::1')).not.toBe(rate.clientKey('2001:db8:0:2::1'));
    expect(rate.clientKey('::ffff:203.0.113.7')).toBe(rate.clientKey('203.0.113.7'));
  });

  it('counts the same key with another window apart', async () => {
    const store = new Counts();
    const rate = new RateLimit(store, keys);
    await rate.consume('key', 1, 60);
    await rate.consume('key', 1, 3600);
    expect(new Set(store.seen).size).toBe(2);
  });

  it('says in whole seconds when to come back, and never zero', async () => {
    const store = new Counts();
    const rate = new RateLimit(store, keys);
    for (const [wait, seconds] of [
      [1, '1'],
      [1000, '1'],
      [1001, '2'],
      [59_999, '60'],
    ] as const) {
      store.wait = wait;
      await expect(rate.consume('key', 1, 60)).rejects.toMatchObject({
        status: 429,
        headers: { 'retry-after': seconds },
      });
    }
  });
});
