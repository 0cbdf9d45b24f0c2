import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** In characters. */
export const PASSWORD_MIN = 12;
/** Scrypt costs (RFC 7914): 16 MiB, about 30 ms. Hashes do not store them, so they must not change. */
const SCRYPT = { N: 16_384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 };
const KEY_BYTES = 64;

/** `salt:key`, both in hex. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16).toString('hex');
  return `${salt}:${(await deriveKey(password, salt)).toString('hex')}`;
}

/** Takes the same time without a hash, and is false. */
export async function verifyPassword(hash: string | null, password: string): Promise<boolean> {
  const [salt = '', key = ''] = (hash ?? `${'0'.repeat(32)}:`).split(':');
  const expected = Buffer.from(key, 'hex');
  const derived = await deriveKey(password, salt);
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

/** The salt is the text of its hex digits, as in better-auth. */
function deriveKey(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, SCRYPT, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
