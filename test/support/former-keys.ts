import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What releases before the key ids wrote, by node:crypto alone. */
export class FormerKeys {
  constructor(private readonly secret: string) {}

  private key(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, 'passerelle', purpose, 32));
  }

  private hmac(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.key(purpose)).update(text).digest();
  }

  /** 22 characters. */
  mac(purpose: string, text: string): string {
    return this.hmac(purpose, text).subarray(0, 16).toString('base64url');
  }

  /** 44 characters. */
  token(purpose: string, id: string): string {
    return `${Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')}${this.mac(purpose, id)}`;
  }

  /** 48 characters, for a letter that may be returned. */
  returnToken(mailId: string): string {
    return `${mailId.replaceAll('-', '')}${this.hmac('return path', mailId).toString('hex').slice(0, 16)}`;
  }

  encrypt(purpose: string, of: string, bytes: Buffer): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key(purpose), nonce).setAAD(Buffer.from(of));
    return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }

  decrypt(purpose: string, of: string, all: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.key(purpose), all.subarray(0, 12)).setAAD(Buffer.from(of));
    return Buffer.concat([decipher.setAuthTag(all.subarray(-16)).update(all.subarray(12, -16)), decipher.final()]);
  }
}
