import { createHash } from 'node:crypto';

/** A public key of RFC 8037, with two members of our own. */
export interface Jwk {
  kty: 'OKP';
  crv: 'Ed25519';
  /** 32 bytes, base64url. */
  x: string;
  kid: string;
  use: 'sig';
  created: Date;
  retired: Date | null;
}

/** RFC 7638: SHA-256, base64url, over the members that make the key, in their order of the alphabet. `x`: base64url. */
export function thumbprintOf(x: string): string {
  return createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
}

export function jwkOf(x: string, created: Date, retired: Date | null): Jwk {
  return { kty: 'OKP', crv: 'Ed25519', x, kid: thumbprintOf(x), use: 'sig', created, retired };
}
