import { ApiProperty } from '@nestjs/swagger';
import { Optional, SomeOf, Text } from '../common/input.js';

/** WebAuthn Level 3, section 5.8.4. */
const TRANSPORTS = ['usb', 'nfc', 'ble', 'smart-card', 'hybrid', 'internal'];
/** Longer than any authenticator's answer without an attestation statement. */
const ENCODED = 4000;

/** Of `navigator.credentials.create`, in base64url. */
export class CreatePasskey {
  /** For the holder's list. */
  @Text(80)
  name: string;

  @Text(ENCODED)
  id: string;

  @Text(ENCODED)
  clientDataJSON: string;

  @Text(ENCODED)
  attestationObject: string;

  /** How the browser reaches it, such as `internal` or `hybrid`. */
  @Optional()
  @SomeOf(TRANSPORTS)
  transports?: string[];
}

/** Of `navigator.credentials.get`, in base64url. */
export class UsePasskey {
  @Text(ENCODED)
  id: string;

  @Text(ENCODED)
  clientDataJSON: string;

  @Text(ENCODED)
  authenticatorData: string;

  @Text(ENCODED)
  signature: string;
}

/** The JSON forms of WebAuthn Level 3, for `navigator.credentials`; short-lived, to be asked for each time. */
export class PasskeyOptions {
  @ApiProperty({ type: 'object', additionalProperties: true })
  publicKey: Record<string, unknown>;
}

export class PasskeyView {
  id: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

export class PasskeyCreated extends PasskeyView {
  /** To be shown once, with the first second factor; null where there were codes before, and for advisers. */
  @ApiProperty({ type: [String], nullable: true })
  recoveryCodes: string[] | null;
}
