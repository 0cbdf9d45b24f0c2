import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** Key ids are 0 to 99, since addresses of returned letters have room for two digits. */
const MAX_ID = 99;
/** A base64url text holds no dot, so that none of before the ids can be taken for one with an id. */
const WITH_ID = /^k(0|[1-9]\d?)\.([\w-]+)$/;
const MAC_BYTES = 16;

export interface Secrets {
  /** The id of the secret for everything new. */
  current: number;
  byId: ReadonlyMap<number, string>;
}

/**
 * Secrets by id, and from each of them independent keys by purpose (HKDF, RFC 5869). Everything new names the current one:
 * `k1.<base64url>`. Texts without an id were made before there were ids and belong to key 0.
 */
export class Keys {
  readonly current: number;
  private readonly secrets: ReadonlyMap<number, string>;
  private readonly derived = new Map<string, Buffer>();

  /** A single secret is key 0. Throws when `current` is missing, or an id is not a whole number from 0 to 99. */
  constructor(secrets: string | Secrets) {
    const { current, byId } = typeof secrets === 'string' ? { current: 0, byId: new Map([[0, secrets]]) } : secrets;
    for (const id of byId.keys())
      if (!Number.isInteger(id) || id < 0 || id > MAX_ID) throw new Error(`not a key id: ${id}`);
    if (!byId.has(current)) throw new Error(`there is no secret for the current key ${current}`);
    this.current = current;
    this.secrets = byId;
  }

  has(id: number): boolean {
    return this.secrets.has(id);
  }

  /** 256 bits, of the current secret unless `id` says otherwise. Throws when there is no such secret. */
  key(purpose: string, id = this.current): Buffer {
    const secret = this.secrets.get(id);
    if (secret === undefined) throw new Error(`there is no key ${id}`);
    const name = `${id} ${purpose}`;
    let key = this.derived.get(name);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', secret, 'passerelle', purpose, 32));
      this.derived.set(name, key);
    }
    return key;
  }

  /** `k1.` and an HMAC-SHA-256, base64url, truncated to 128 bits. */
  sign(purpose: string, text: string): string {
    return withId(this.current, this.mac(purpose, text, this.current));
  }

  /** Whether `mac` is of {@link sign}, under whichever key it names. In constant time. */
  verify(purpose: string, text: string, mac: string): boolean {
    const named = this.read(mac);
    return named !== null && sameText(named.text, this.mac(purpose, text, named.id));
  }

  /** Every text that {@link sign} may have answered, now or earlier, for what is looked up by equality. */
  candidates(purpose: string, text: string): string[] {
    return [...this.secrets.keys()].flatMap((id) => {
      const mac = this.mac(purpose, text, id);
      return id === 0 ? [withId(id, mac), mac] : [withId(id, mac)];
    });
  }

  /** `k1.` and AES-256-GCM, base64url. `of` binds the text to its row. */
  encrypt(purpose: string, of: string, bytes: Buffer): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key(purpose), nonce).setAAD(Buffer.from(of));
    const all = Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    return withId(this.current, all.toString('base64url'));
  }

  /** Throws when it was altered, belongs to another row or secret, or names a key that is not there. */
  decrypt(purpose: string, of: string, text: string): Buffer {
    const named = this.read(text);
    if (named === null) throw new Error('not a ciphertext, or of an unknown key');
    const all = Buffer.from(named.text, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.key(purpose, named.id), all.subarray(0, 12), {
      authTagLength: 16,
    })
      .setAAD(Buffer.from(of))
      .setAuthTag(all.subarray(-16));
    return Buffer.concat([decipher.update(all.subarray(12, -16)), decipher.final()]);
  }

  /** 47 or 48 characters that hold the id and its MAC: whoever has the token is let in, and nothing is stored. */
  idToken(purpose: string, id: string): string {
    return withId(this.current, this.token(purpose, id, this.current));
  }

  /** Null when the signature or purpose is wrong. Also takes the 44 characters of before the key ids. */
  idOf(purpose: string, token: string): string | null {
    const named = this.read(token);
    if (named?.text.length !== 44) return null;
    const hex = Buffer.from(named.text.slice(0, 22), 'base64url').toString('hex');
    const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    return sameText(named.text, this.token(purpose, id, named.id)) ? id : null;
  }

  private token(purpose: string, id: string, keyId: number): string {
    return `${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}${this.mac(purpose, id, keyId)}`;
  }

  private mac(purpose: string, text: string, id: number): string {
    const mac = createHmac('sha256', this.key(purpose, id)).update(text).digest();
    return mac.subarray(0, MAC_BYTES).toString('base64url');
  }

  private read(text: string): { id: number; text: string } | null {
    const [, id = '0', rest = text] = WITH_ID.exec(text) ?? [];
    return /^[\w-]+$/.test(rest) && this.has(Number(id)) ? { id: Number(id), text: rest } : null;
  }
}

function withId(id: number, text: string): string {
  return `k${id}.${text}`;
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
