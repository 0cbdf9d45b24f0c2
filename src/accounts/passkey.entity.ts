import { Column, Entity } from 'typeorm';
import { IdColumn, InstantColumn, RefersTo, TextColumn, TextsColumn, UuidColumn } from '../db/columns.js';

/** A key on a device of the holder's, which proves possession and, by a touch or a PIN, the person (WebAuthn Level 3). */
@Entity('passkeys')
export class Passkey {
  @IdColumn() id: string;
  @RefersTo('accounts') @UuidColumn() accountId: string;
  @TextColumn() name: string;
  /** base64url. */
  @TextColumn() credentialId: string;
  /** COSE, base64url. */
  @TextColumn() publicKey: string;
  /** Of signatures; many authenticators leave it at zero. A number of 32 bits, which `pg` reads as a text. */
  @Column('bigint') counter: string;
  @TextsColumn() transports: string[];
  @InstantColumn() createdAt: Date;
  @InstantColumn({ nullable: true }) lastUsedAt: Date | null;
}
