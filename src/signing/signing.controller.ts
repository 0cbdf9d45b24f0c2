import { Controller, Get } from '@nestjs/common';
import { Open } from '../access/permit.js';
import { CacheFor } from '../common/http.js';
import { PublicKeysView } from './signing.dto.js';
import { SigningKeys } from './signing-keys.service.js';

const HOUR = 3600;

@Controller()
export class SigningController {
  constructor(private readonly signing: SigningKeys) {}

  /** The public keys of this installation, as a JWK set (RFC 7517, 8037): the one that signs, and those that have signed. */
  @Get('.well-known/passerelle.json')
  @Open('signing.keys')
  @CacheFor(HOUR)
  async publicKeys(): Promise<PublicKeysView> {
    return { keys: await this.signing.publicKeys() };
  }
}
