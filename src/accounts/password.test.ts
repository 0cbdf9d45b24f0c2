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

  it('names its cost in a hash that has another than the usual one', async () => {
    const cheap = await hashPassword('billig für Tests', 1024);
    expect(cheap).toMatch(/^1024:[\da-f]{32}:[\da-f]{128}$/);
    expect(await verifyPassword(cheap, 'billig für Tests')).toBe(true);
    expect(await verifyPassword(cheap, 'teuer')).toBe(false);
    // The cost is part of what is checked: the same salt and key at another cost are no hash of it.
    expect(await verifyPassword(cheap.replace('1024:', ''), 'billig für Tests')).toBe(false);
    expect(await verifyPassword(cheap.replace('1024:', '2048:'), 'billig für Tests')).toBe(false);
    expect(await hashPassword('wie immer')).toMatch(/^[\da-f]{32}:[\da-f]{128}$/);
  });

  it.each([
    null,
    '',
    ':',
    'nonsense',
    '00:zz',
    `1:${OF_BETTER_AUTH}`,
    `1048576:${OF_BETTER_AUTH}`,
    `${OF_BETTER_AUTH.split(':')[0]}:`,
  ])('is never the one of %j', async (hash) => {
    expect(await verifyPassword(hash, '')).toBe(false);
    expect(await verifyPassword(hash, 'nonsense')).toBe(false);
  });
});
