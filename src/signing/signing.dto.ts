import { ApiProperty } from '@nestjs/swagger';
import type { Jwk } from './jwk.rules.js';

export class PublicKeyView implements Jwk {
  @ApiProperty({ enum: ['OKP'] })
  kty: 'OKP';
  @ApiProperty({ enum: ['Ed25519'] })
  crv: 'Ed25519';
  /** The public key, 32 bytes, base64url. */
  x: string;
  /** Its thumbprint (RFC 7638), by which a signature names it. */
  kid: string;
  @ApiProperty({ enum: ['sig'] })
  use: 'sig';
  created: Date;
  /** Since when it signs no more; null: it is the one that signs. */
  retired: Date | null;
}

export class PublicKeysView {
  keys: PublicKeyView[];
}
