import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A passkey without a browser, after WebAuthn Level 3 and RFC 9053, written without the program's library. */
export class Authenticator {
  readonly id = randomBytes(20).toString('base64url');
  counter = 0;
  private readonly publicKey: KeyObject;
  private readonly privateKey: KeyObject;

  constructor(
    readonly origin = 'http://localhost:3000',
    readonly domain = 'localhost',
  ) {
    ({ publicKey: this.publicKey, privateKey: this.privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' }));
  }

  /** The body of POST /api/me/passkeys. */
  create(publicKey: { challenge: string }, name = 'Telefon'): Record<string, unknown> {
    const { x, y } = this.publicKey.export({ format: 'jwk' });
    const id = Buffer.from(this.id, 'base64url');
    // COSE: EC2, ES256, P-256, x, y.
    const key = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x!, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y!, 'base64url'),
    ]);
    const data = Buffer.concat([this.authenticatorData(0x45), Buffer.alloc(16), length(id), id, key]);
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'),
      length(data),
      data,
    ]);
    return {
      name,
      id: this.id,
      clientDataJSON: this.clientData('webauthn.create', publicKey.challenge).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    };
  }

  /** The body of POST /api/auth/sign-in/passkey. `verified`: whether a finger or a PIN was asked for. */
  use(publicKey: { challenge: string }, { verified = true } = {}): Record<string, string> {
    const clientData = this.clientData('webauthn.get', publicKey.challenge);
    const data = this.authenticatorData(verified ? 0x05 : 0x01);
    const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()]);
    return {
      id: this.id,
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, this.privateKey).toString('base64url'),
    };
  }

  private clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }

  private authenticatorData(flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([createHash('sha256').update(this.domain).digest(), Buffer.from([flags]), counter]);
  }
}

function length(bytes: Buffer): Buffer {
  const two = Buffer.alloc(2);
  two.writeUInt16BE(bytes.length);
  return two;
}
