import { createHmac, timingSafeEqual } from 'node:crypto';

/** TOTP (RFC 6238) with HOTP (RFC 4226): SHA-1, six digits, 30 seconds, as all apps support. */

const DIGITS = 6;
const PERIOD = 30;
/** Clocks may be off by one step. */
const TOLERANCE = [0, -1, 1];
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function stepAt(instant: Date): number {
  return Math.floor(instant.getTime() / 1000 / PERIOD);
}

export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac[mac.length - 1] & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** Null unless the code is valid within the tolerance and later than the last step accepted. */
export function stepOf(secret: Buffer, code: string, now: Date, lastStep: number): number | null {
  const given = Buffer.from(code);
  const result = TOLERANCE.map((off) => stepAt(now) + off).filter((step) => {
    const right = Buffer.from(codeAt(secret, step));
    return right.length === given.length && timingSafeEqual(right, given) && step > lastStep;
  });
  return result[0] ?? null;
}

/** Base32 (RFC 4648) without padding. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

export function otpauth(secret: Buffer, account: string, issuer = 'Passerelle'): string {
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${DIGITS}&period=${PERIOD}`;
}
