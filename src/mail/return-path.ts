import { createHmac } from 'node:crypto';
import { sameText, type Keys } from '../common/keys.js';

const PURPOSE = 'return path';
/** Mail servers may change the case of the local part. */
const TOKEN = /^([0-9a-f]{32})([0-9a-f]{16})$/;

/** The address holds a signed mail id, so that bounces cannot be forged. */
export class ReturnPath {
  constructor(
    private readonly keys: Keys,
    private readonly address: string | null,
  ) {}

  /** `bounces+<48 characters>@example.org`; null without a mailbox. */
  of(mailId: string): string | null {
    if (this.address === null) return null;
    const at = this.address.lastIndexOf('@');
    return `${this.address.slice(0, at)}+${this.tokenOf(mailId)}${this.address.slice(at)}`;
  }

  find(text: string): string | null {
    for (const [, token] of text.matchAll(/\+([0-9a-fA-F]{48})@/g)) {
      const id = this.idOf(token.toLowerCase());
      if (id) return id;
    }
    return null;
  }

  private idOf(token: string): string | null {
    const hex = TOKEN.exec(token)?.[1];
    if (!hex) return null;
    const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    return sameText(token, this.tokenOf(id)) ? id : null;
  }

  private tokenOf(mailId: string): string {
    const signature = createHmac('sha256', this.keys.key(PURPOSE)).update(mailId).digest('hex');
    return `${mailId.replaceAll('-', '')}${signature.slice(0, 16)}`;
  }
}
