import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export const PASSWORD_MIN = 12;
/** Cost N of scrypt, RFC 7914: with r = 16 it takes 32 MiB and some 60 ms. A hash without a cost of its own has this one. */
const COST = 16_384;
const SCRYPT = { r: 16, p: 1, maxmem: 64 * 1024 * 1024 };
const KEY_BYTES = 64;
/** Costs are powers of two; a hash cannot ask for more than the usual one. */
const HASH = /^(?:(1024|2048|4096|8192):)?([\da-f]{32}):([\da-f]{128})$/;

/** A new hash, `salt:key` in hex; with a cost other than the usual one, which tests need, `cost:salt:key`. */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(16).toString('hex');
  const hash = `${salt}:${(await deriveKey(password, salt, cost)).toString('hex')}`;
  return cost === COST ? hash : `${cost}:${hash}`;
}

/** Takes the same time without a hash, and is false. */
export async function verifyPassword(hash: string | null, password: string): Promise<boolean> {
  const [, cost, salt = '', key = ''] = HASH.exec(hash ?? '') ?? [];
  const expected = Buffer.from(key, 'hex');
  const derived = await deriveKey(password, salt || '0'.repeat(32), cost ? Number(cost) : COST);
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

/** The salt is the text of its hex digits, as in the hashes of 0.1.0. */
function deriveKey(password: string, salt: string, N: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { N, ...SCRYPT }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
