import { describe, expect, it } from '@jest/globals';
import { base32, codeAt, otpauth, stepAt, stepOf } from './totp.rules.js';

/** The secret of the test vectors in RFC 6238, appendix B. */
const SECRET = Buffer.from('12345678901234567890');

describe('codes that change with the time', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('are those of RFC 6238 at second %d', (second, code) => {
    expect(codeAt(SECRET, stepAt(new Date(second * 1000)))).toBe(code);
  });

  it('are taken of this half minute, the one before and the one after, and of no other', () => {
    const now = new Date('2026-03-02T09:00:10Z');
    const taken = [-3, -2, -1, 0, 1, 2, 3].filter(
      (off) => stepOf(SECRET, codeAt(SECRET, stepAt(now) + off), now, 0) !== null,
    );
    expect(taken).toEqual([-1, 0, 1]);
  });

  it('are taken once: neither the same again nor an earlier one', () => {
    const now = new Date('2026-03-02T09:00:10Z');
    const step = stepAt(now);
    expect(stepOf(SECRET, codeAt(SECRET, step), now, step - 1)).toBe(step);
    expect(stepOf(SECRET, codeAt(SECRET, step), now, step)).toBeNull();
    expect(stepOf(SECRET, codeAt(SECRET, step - 1), now, step)).toBeNull();
    expect(stepOf(SECRET, codeAt(SECRET, step + 1), now, step)).toBe(step + 1);
  });

  it('are nothing else that somebody may type', () => {
    for (const code of ['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦'])
      expect(stepOf(SECRET, code, new Date(59_000), 0)).toBeNull();
  });

  it('come from a secret that an app can read', () => {
    expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(Buffer.from(text)))).toEqual([
      '',
      'MY',
      'MZXQ',
      'MZXW6',
      'MZXW6YQ',
      'MZXW6YTB',
      'MZXW6YTBOI',
    ]);
    expect(otpauth(SECRET, 'rosa@passerelle.example')).toBe(
      'otpauth://totp/Passerelle:rosa%40passerelle.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Passerelle&algorithm=SHA1&digits=6&period=30',
    );
  });
});
