import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** Independent keys by purpose (HKDF, RFC 5869). */
export class Keys {
  private readonly derived = new Map<string, Buffer>();

  constructor(private readonly secret: string) {}

  key(purpose: string): Buffer {
    let key = this.derived.get(purpose);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', this.secret, 'passerelle', purpose, 32));
      this.derived.set(purpose, key);
    }
    return key;
  }

  /** HMAC-SHA-256, base64url, truncated to 128 bits. */
  sign(purpose: string, text: string): string {
    return createHmac('sha256', this.key(purpose)).update(text).digest().subarray(0, 16).toString('base64url');
  }

  /** AES-256-GCM, base64url. `of` binds the text to its row. */
  encrypt(purpose: string, of: string, bytes: Buffer): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key(purpose), nonce).setAAD(Buffer.from(of));
    return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  }

  /** Throws when it was altered, belongs to another row or secret. */
  decrypt(purpose: string, of: string, text: string): Buffer {
    const all = Buffer.from(text, 'base64url');
    const cipher = createDecipheriv('aes-256-gcm', this.key(purpose), all.subarray(0, 12))
      .setAAD(Buffer.from(of))
      .setAuthTag(all.subarray(-16));
    return Buffer.concat([cipher.update(all.subarray(12, -16)), cipher.final()]);
  }

  idToken(purpose: string, id: string): string {
    const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
    return `${bytes.toString('base64url')}${this.sign(purpose, id)}`.slice(0, 44);
  }

  /** Null when the signature or purpose is wrong. */
  idOf(purpose: string, token: string): string | null {
    if (!/^[\w-]{44}$/.test(token)) return null;
    const hex = Buffer.from(token.slice(0, 22), 'base64url').toString('hex');
    const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    return sameText(token, this.idToken(purpose, id)) ? id : null;
  }
}

/** Compares in constant time. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256, hexadecimal. */
export function digest(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}
