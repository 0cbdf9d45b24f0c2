import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { realNow } from '../common/clock.js';
import { newId } from '../common/id.js';
import { Keys } from '../common/keys.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { jwkOf, thumbprintOf, type Jwk } from './jwk.rules.js';

const PURPOSE = 'signing key';

interface Row {
  id: string;
  publicKey: string;
  privateKey: string;
}

interface ActiveKey {
  publicKey: string;
  privateKey: KeyObject;
}

export interface Signature {
  /** The `kid` of the public key. */
  keyId: string;
  /** 64 bytes. */
  signature: Buffer;
}

/**
 * Ed25519 keys of the installation, apart from its secret: what they sign is verified by anybody, and still after the secret has
 * changed. The first one is created when it is needed. One that cannot be decrypted any more is retired and replaced.
 */
@Injectable()
export class SigningKeys {
  private readonly logger = new Logger('Signing');

  constructor(
    private readonly db: Db,
    private readonly keys: Keys,
  ) {}

  async sign(bytes: Uint8Array): Promise<Signature> {
    const { publicKey, privateKey } = await this.active();
    return { keyId: thumbprintOf(publicKey), signature: sign(null, bytes, privateKey) };
  }

  /** The active one first, then those that were retired, so that what they signed can be verified. */
  async publicKeys(): Promise<Jwk[]> {
    await this.active();
    const rows = await this.db.rows<{ publicKey: string; createdAt: Date; retiredAt: Date | null }>(sql`
      select public_key as "publicKey", created_at as "createdAt", retired_at as "retiredAt" from signing_keys
      order by retired_at desc nulls first, created_at desc, id desc`);
    return rows.map(({ publicKey, createdAt, retiredAt }) => jwkOf(publicKey, createdAt, retiredAt));
  }

  private async active(): Promise<ActiveKey> {
    const row = await this.find();
    const key = row && this.decrypted(row);
    if (key) return key;
    if (row) this.logger.warn('the signing key cannot be decrypted: was PASSERELLE_SECRET changed? It is replaced');
    await this.replace(row?.id ?? null);
    const made = await this.find();
    const replaced = made && this.decrypted(made);
    if (!replaced) throw new Error('there is no usable signing key');
    return replaced;
  }

  private async find(): Promise<Row | undefined> {
    const [row] = await this.db.rows<Row>(
      sql`select id, public_key as "publicKey", private_key as "privateKey" from signing_keys where retired_at is null`,
    );
    return row;
  }

  /** A unique index decides between processes that do it at the same moment. */
  private async replace(unusable: string | null): Promise<void> {
    const [id, now] = [newId(), realNow()];
    const { x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as { x: string; d: string };
    const privateKey = this.keys.encrypt(PURPOSE, `${id} ${x}`, Buffer.from(d, 'base64url'));
    await this.db.transaction(async (tx) => {
      await tx.query(`update signing_keys set retired_at = $2 where id = $1 and retired_at is null`, [unusable, now]);
      await tx.query(
        `insert into signing_keys (id, public_key, private_key, created_at) values ($1, $2, $3, $4)
         on conflict ((retired_at is null)) where retired_at is null do nothing`,
        [id, x, privateKey, now],
      );
    });
  }

  private decrypted({ id, publicKey, privateKey }: Row): ActiveKey | null {
    try {
      const d = this.keys.decrypt(PURPOSE, `${id} ${publicKey}`, privateKey).toString('base64url');
      const key = { kty: 'OKP', crv: 'Ed25519', x: publicKey, d };
      return { publicKey, privateKey: createPrivateKey({ key, format: 'jwk' }) };
    } catch {
      return null;
    }
  }
}
