import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** In signs. */
export const PASSWORD_MIN = 12;
/** Costs of scrypt, RFC 7914: 16 MiB and some 30 ms. A hash does not name them, so that they stay as they are. */
const SCRYPT = { N: 16_384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 };
const KEY_BYTES = 64;

/** A new hash, `salt:key`, both in hex. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16).toString('hex');
  return `${salt}:${(await deriveKey(password, salt)).toString('hex')}`;
}

/** Whether a password is the one of a hash. Without a hash it takes as long and is not. */
export async function verifyPassword(hash: string | null, password: string): Promise<boolean> {
  const [salt = '', key = ''] = (hash ?? `${'0'.repeat(32)}:`).split(':');
  const expected = Buffer.from(key, 'hex');
  const derived = await deriveKey(password, salt);
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

/** The salt is the text of its hex digits, as hashes written by better-auth have it. */
function deriveKey(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, SCRYPT, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
