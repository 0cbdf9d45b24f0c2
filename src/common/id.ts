import { randomBytes } from 'node:crypto';
import { realNow } from './clock.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const READABLE = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** UUID version 7 (RFC 9562), sortable by millisecond. */
export function newId(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(realNow().getTime(), 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function isId(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}

/** A reference to read out on the phone, `'P-7K3M-9QXZ'`: eight random characters without 0/O, 1/I/L or U. */
export function newReference(prefix: string): string {
  const signs = Array.from(randomBytes(8), (byte) => READABLE[byte % READABLE.length]).join('');
  return `${prefix}-${signs.slice(0, 4)}-${signs.slice(4)}`;
}
