import { createHmac, timingSafeEqual } from 'node:crypto';

/*
 * Codes that change with the time (TOTP, RFC 6238, with the HOTP of RFC 4226): SHA-1, six digits, thirty seconds, which
 * is what every app understands.
 */

const DIGITS = 6;
const PERIOD = 30;
/** A clock may be off by one step, before or after. */
const TOLERANCE = [0, -1, 1];
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The time step an instant lies in. */
export function stepAt(instant: Date): number {
  return Math.floor(instant.getTime() / 1000 / PERIOD);
}

/** The code of a time step. */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac[mac.length - 1] & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** The step a code belongs to, if it is of now or next to it and later than the last one taken; null otherwise. */
export function stepOf(secret: Buffer, code: string, now: Date, lastStep: number): number | null {
  const given = Buffer.from(code);
  const result = TOLERANCE.map((off) => stepAt(now) + off).filter((step) => {
    const right = Buffer.from(codeAt(secret, step));
    return right.length === given.length && timingSafeEqual(right, given) && step > lastStep;
  });
  return result[0] ?? null;
}

/** Bytes as people can type them (RFC 4648), without padding. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** What the picture holds that an app reads: whose secret it is, and how its codes are made. */
export function otpauth(secret: Buffer, account: string, issuer = 'Passerelle'): string {
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${DIGITS}&period=${PERIOD}`;
}
