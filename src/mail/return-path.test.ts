import { describe, expect, it } from '@jest/globals';
import { createHmac, hkdfSync } from 'node:crypto';
import { Keys } from '../common/keys.js';
import { ReturnPath } from './return-path.js';

const [FORMER, CURRENT] = [
  'the former secret of these tests, long enough',
  'the present secret of these tests, long enough',
];
const ID = '0190aaaa-1111-7222-8333-444455556666';
const ring = (current: number, ...others: [number, string][]): ReturnPath =>
  new ReturnPath(new Keys({ current, byId: new Map([[current, CURRENT], ...others]) }), 'bounces@example.org');
const before = new ReturnPath(new Keys(FORMER), 'bounces@example.org');
const now = ring(1, [0, FORMER]);
const tokenIn = (address: string | null): string => /\+(.+)@/.exec(address!)![1];

/** As 0.1.0 wrote it, by node:crypto alone. */
function formerToken(): string {
  const key = Buffer.from(hkdfSync('sha256', FORMER, 'passerelle', 'return path', 32));
  const mac = createHmac('sha256', key).update(ID).digest('hex');
  return `${ID.replaceAll('-', '')}${mac.slice(0, 16)}`;
}

describe('the address of a letter that comes back', () => {
  it('names its key, fits beside the longest mailbox, and leads to the mail in either case', () => {
    expect(tokenIn(before.of(ID))).toMatch(/^k0[0-9a-f]{32}[0-9a-z]{13}$/);
    expect(tokenIn(now.of(ID))).toMatch(/^k1[0-9a-f]{32}[0-9a-z]{13}$/);
    expect(`${'x'.repeat(15)}+${tokenIn(ring(99).of(ID))}`.length).toBeLessThanOrEqual(64);
    for (const address of [before.of(ID)!, now.of(ID)!, now.of(ID)!.toUpperCase()])
      expect(now.find(`To: somebody@example.org\nDelivered-To: <${address}>`)).toBe(ID);
    expect(ring(99).find(ring(99).of(ID)!)).toBe(ID);
  });

  it('of before the key ids still leads to it, under key 0 alone', () => {
    expect(formerToken()).toHaveLength(48);
    const address = `bounces+${formerToken()}@example.org`;
    expect([before, now].map((each) => each.find(address))).toEqual([ID, ID]);
    expect(now.find(address.toUpperCase())).toBe(ID);
    expect(ring(1).find(address)).toBeNull();
  });

  it('leads nowhere under another key, another id or another MAC', () => {
    const token = tokenIn(now.of(ID));
    const other = token.endsWith('0') ? '1' : '0';
    for (const forged of [
      `k0${token.slice(2)}`,
      `k2${token.slice(2)}`,
      `k01${token.slice(2)}`,
      token.slice(2),
      `${token.slice(0, -1)}${other}`,
      `k1${formerToken()}`,
      `k0${formerToken()}`,
      `${formerToken().slice(0, -1)}${formerToken().endsWith('0') ? '1' : '0'}`,
      token.replace('0190', '0191'),
    ])
      expect([forged, now.find(`bounces+${forged}@example.org`)]).toEqual([forged, null]);
    expect(now.find(now.of(ID)!.replace('+', '.'))).toBeNull();
  });

  it('is not there without a mailbox', () => {
    expect(new ReturnPath(new Keys(FORMER), null).of(ID)).toBeNull();
  });
});
