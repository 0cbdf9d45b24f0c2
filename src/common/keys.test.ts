import { describe, expect, it } from '@jest/globals';
import { createCipheriv, createHmac, hkdfSync } from 'node:crypto';
import { Keys } from './keys.js';

const [FORMER, CURRENT] = [
  'the former secret of these tests, long enough',
  'the present secret of these tests, long enough',
];
const ID = '0190aaaa-1111-7222-8333-444455556666';
const before = new Keys(FORMER);
const keys = new Keys({
  current: 1,
  byId: new Map([
    [0, FORMER],
    [1, CURRENT],
  ]),
});
const alone = new Keys({ current: 1, byId: new Map([[1, CURRENT]]) });

/** What a release before the key ids wrote, by node:crypto alone. */
const derived = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', FORMER, 'passerelle', purpose, 32));
const oldMac = (purpose: string, text: string): string =>
  createHmac('sha256', derived(purpose)).update(text).digest().subarray(0, 16).toString('base64url');
const oldCiphertext = (purpose: string, of: string, text: string): string => {
  const nonce = Buffer.alloc(12, 7);
  const cipher = createCipheriv('aes-256-gcm', derived(purpose), nonce).setAAD(Buffer.from(of));
  return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString('base64url');
};
const oldToken = (purpose: string): string =>
  `${Buffer.from(ID.replaceAll('-', ''), 'hex').toString('base64url')}${oldMac(purpose, ID)}`;

describe('a MAC', () => {
  it('names the current key, and is verified under the key it names', () => {
    const [first, second] = [before.sign('p', 'text'), keys.sign('p', 'text')];
    expect([first, second]).toEqual([
      expect.stringMatching(/^k0\.[\w-]{22}$/),
      expect.stringMatching(/^k1\.[\w-]{22}$/),
    ]);
    expect([first, second].map((mac) => keys.verify('p', 'text', mac))).toEqual([true, true]);
    expect(keys.verify('p', 'other text', second)).toBe(false);
    expect(keys.verify('other purpose', 'text', second)).toBe(false);
  });

  it('of before the key ids is verified as that of key 0, and under no other', () => {
    const old = oldMac('p', 'text');
    expect(old).toMatch(/^[\w-]{22}$/);
    expect([before, keys, alone].map((ring) => ring.verify('p', 'text', old))).toEqual([true, true, false]);
    expect(keys.verify('p', 'other text', old)).toBe(false);
    expect(before.sign('p', 'text')).toBe(`k0.${old}`);
  });

  it('is refused under another id, a key that is not there, or a name that is none', () => {
    const mac = keys.sign('p', 'text').slice(3);
    for (const forged of [
      `k0.${mac}`,
      mac,
      `k2.${mac}`,
      `k01.${mac}`,
      `k.${mac}`,
      `k1.k1.${mac}`,
      `k1.${mac}.`,
      'k1.',
      '',
    ])
      expect([forged, keys.verify('p', 'text', forged)]).toEqual([forged, false]);
    expect(alone.verify('p', 'text', before.sign('p', 'text'))).toBe(false);
    expect(keys.verify('p', 'text', `k1.${mac.slice(0, -1)}`)).toBe(false);
  });

  it('that is looked up may be any of these', () => {
    const mac = oldMac('p', 'text');
    expect(keys.candidates('p', 'text').sort()).toEqual([mac, `k0.${mac}`, keys.sign('p', 'text')].sort());
    expect(alone.candidates('p', 'text')).toEqual([keys.sign('p', 'text')]);
  });
});

describe('a ciphertext', () => {
  it('names the current key, and is read under the key it names', () => {
    const [first, second] = [before, keys].map((ring) => ring.encrypt('p', 'row', Buffer.from('text')));
    expect([first, second]).toEqual([expect.stringMatching(/^k0\.[\w-]+$/), expect.stringMatching(/^k1\.[\w-]+$/)]);
    expect([first, second].map((text) => String(keys.decrypt('p', 'row', text)))).toEqual(['text', 'text']);
    expect(keys.encrypt('p', 'row', Buffer.from('text'))).not.toBe(second);
    for (const [purpose, of] of [
      ['p', 'another row'],
      ['another purpose', 'row'],
    ])
      expect(() => keys.decrypt(purpose, of, second)).toThrow();
  });

  it('of before the key ids is read as that of key 0, and under no other', () => {
    const old = oldCiphertext('p', 'row', 'text');
    expect([before, keys].map((ring) => String(ring.decrypt('p', 'row', old)))).toEqual(['text', 'text']);
    expect(String(keys.decrypt('p', 'row', `k0.${old}`))).toBe('text');
    expect(() => alone.decrypt('p', 'row', old)).toThrow();
  });

  it('is refused under another id, a key that is not there, or when it was altered or cut off', () => {
    const text = keys.encrypt('p', 'row', Buffer.from('text')).slice(3);
    const altered = `${text.slice(0, 20)}${text[20] === 'A' ? 'B' : 'A'}${text.slice(21)}`;
    for (const forged of [
      text,
      `k0.${text}`,
      `k2.${text}`,
      `k1.${altered}`,
      `k1.${text.slice(0, 12)}`,
      `k1.${text}+`,
      '',
    ])
      expect(() => keys.decrypt('p', 'row', forged)).toThrow();
  });
});

describe('a token of an id', () => {
  it('names the current key, and leads to the id under the key it names', () => {
    const [first, second] = [before.idToken('p', ID), keys.idToken('p', ID)];
    expect([first, second]).toEqual([
      expect.stringMatching(/^k0\.[\w-]{44}$/),
      expect.stringMatching(/^k1\.[\w-]{44}$/),
    ]);
    expect([first, second].map((token) => keys.idOf('p', token))).toEqual([ID, ID]);
    expect(keys.idOf('another purpose', second)).toBeNull();
  });

  it('of before the key ids has 44 signs and still leads to its id', () => {
    const old = oldToken('p');
    expect(old).toMatch(/^[\w-]{44}$/);
    expect([before, keys, alone].map((ring) => ring.idOf('p', old))).toEqual([ID, ID, null]);
  });

  it('leads nowhere under another id, a key that is not there, or when it was altered', () => {
    const token = keys.idToken('p', ID).slice(3);
    const other = `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`;
    for (const forged of [
      token,
      `k0.${token}`,
      `k2.${token}`,
      `k1.${other}`,
      `k1.${token}A`,
      `k1.${token.slice(1)}`,
      'k1.',
      '',
    ])
      expect([forged, keys.idOf('p', forged)]).toEqual([forged, null]);
  });
});

describe('a keyring', () => {
  it('has a secret for its current key, and ids of two digits', () => {
    const ring = (current: number, ...ids: number[]): Keys =>
      new Keys({ current, byId: new Map(ids.map((id) => [id, `${FORMER} ${id}`])) });
    expect(ring(99, 99, 0).sign('p', 'text')).toMatch(/^k99\.[\w-]{22}$/);
    expect(ring(99, 99, 0).verify('p', 'text', ring(99, 99).sign('p', 'text'))).toBe(true);
    expect(() => ring(1, 0)).toThrow('no secret for the current key 1');
    for (const id of [-1, 0.5, 100, NaN]) expect(() => ring(id, id)).toThrow('not a key id');
    expect([keys.has(0), keys.has(1), keys.has(2)]).toEqual([true, true, false]);
    expect(() => keys.key('p', 2)).toThrow('there is no key 2');
  });

  it('derives independent keys, the same as ever from the same secret', () => {
    expect(before.key('p')).toEqual(derived('p'));
    expect(keys.key('p', 0)).toEqual(derived('p'));
    const all = [keys.key('p'), keys.key('p', 0), keys.key('q'), keys.key('q', 0)].map((key) => key.toString('hex'));
    expect(new Set(all).size).toBe(4);
    expect(keys.key('p')).toEqual(keys.key('p', 1));
  });
});
