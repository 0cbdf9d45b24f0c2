import { createHmac } from 'node:crypto';
import { sameText, type Keys } from '../common/keys.js';

const PURPOSE = 'return path';
/** Small letters and digits only: mail servers may change the case of what stands before the @. */
const TOKEN = /^([0-9a-f]{32})([0-9a-f]{16})$/;

/**
 * The address to which servers return what they cannot deliver, with a signed id of the mail in it, so that nobody can
 * make us believe of another letter that it was returned.
 */
export class ReturnPath {
  /** `address` is a mailbox that takes anything after a plus sign; null: letters are returned to the sender. */
  constructor(
    private readonly keys: Keys,
    private readonly address: string | null,
  ) {}

  /** `bounces+<48 signs>@example.org`, or null where no such mailbox is set. */
  of(mailId: string): string | null {
    if (this.address === null) return null;
    const at = this.address.lastIndexOf('@');
    return `${this.address.slice(0, at)}+${this.tokenOf(mailId)}${this.address.slice(at)}`;
  }

  /** The id of the mail whose return path stands in a text; null when none does, or one that was not made here. */
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
