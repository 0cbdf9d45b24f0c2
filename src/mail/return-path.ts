import { createHmac } from 'node:crypto';
import { sameText, type Keys } from '../common/keys.js';

const PURPOSE = 'return path';
/** Mail servers may change the case of the local part. Addresses of 0.1.0 have no key id, and a MAC in hexadecimal. */
const TOKENS = /\+(?:k(0|[1-9]\d?))?([0-9a-f]{32})([0-9a-z]{13}|[0-9a-f]{16})@/g;

/** The address holds a signed mail id, so that bounces cannot be forged. */
export class ReturnPath {
  constructor(
    private readonly keys: Keys,
    private readonly address: string | null,
  ) {}

  /** `bounces+<47 or 48 characters>@example.org`; null without a mailbox. */
  of(mailId: string): string | null {
    if (this.address === null) return null;
    const at = this.address.lastIndexOf('@');
    return `${this.address.slice(0, at)}+${this.tokenOf(mailId)}${this.address.slice(at)}`;
  }

  find(text: string): string | null {
    for (const [, keyId, hex, mac] of text.toLowerCase().matchAll(TOKENS)) {
      const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
      if (!this.keys.has(Number(keyId ?? 0))) continue;
      const own = this.macOf(id, Number(keyId ?? 0));
      if (sameText(mac, keyId === undefined ? own : shortened(own))) return id;
    }
    return null;
  }

  /** `k0`, the id and the MAC: without a dot, since a local part takes 64 characters and the mailbox has 15 of them. */
  private tokenOf(mailId: string): string {
    const { current } = this.keys;
    return `k${current}${mailId.replaceAll('-', '')}${shortened(this.macOf(mailId, current))}`;
  }

  /** 64 bits, hexadecimal. */
  private macOf(mailId: string, keyId: number): string {
    return createHmac('sha256', this.keys.key(PURPOSE, keyId)).update(mailId).digest('hex').slice(0, 16);
  }
}

/** The same 64 bits in 13 characters of a local part, whatever becomes of their case. */
function shortened(hex: string): string {
  return BigInt(`0x${hex}`).toString(36).padStart(13, '0');
}
