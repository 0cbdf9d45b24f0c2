import { describe, expect, it } from '@jest/globals';
import { hashPassword, verifyPassword } from './password.js';

/** Written by better-auth 1.7.25, which kept the passwords of 0.1.0. */
const OF_BETTER_AUTH =
  '38a55f0d7999955be3a489bc48f78e7f:20c90a8db038011c9f462f6543cc9381dbcabcddf4d0a7970aec83144b60e935d42c2256e2301402ba5229de99eb3cdb476145e0f2f2a2f42cace0188bb7654d';

describe('a password', () => {
  it('is known again by a hash that better-auth wrote', async () => {
    expect(await verifyPassword(OF_BETTER_AUTH, 'Ein Schlüssel für Zürich')).toBe(true);
    // The same signs, composed otherwise by another keyboard.
    expect(await verifyPassword(OF_BETTER_AUTH, 'Ein Schlüssel für Zürich'.normalize('NFD'))).toBe(true);
    expect(await verifyPassword(OF_BETTER_AUTH, 'ein Schlüssel für Zürich')).toBe(false);
  });

  it('is salted anew for each hash', async () => {
    const [one, other] = [await hashPassword('gleich und gleich'), await hashPassword('gleich und gleich')];
    expect(one).not.toBe(other);
    expect(await verifyPassword(one, 'gleich und gleich')).toBe(true);
    expect(await verifyPassword(other, 'gleich und gleich')).toBe(true);
  });

  it.each([null, '', ':', 'nonsense', '00:zz', `${OF_BETTER_AUTH.split(':')[0]}:`])(
    'is never the one of %j',
    async (hash) => {
      expect(await verifyPassword(hash, '')).toBe(false);
      expect(await verifyPassword(hash, 'nonsense')).toBe(false);
    },
  );
});
