import type { FastifyRequest } from 'fastify';
import type { Principal } from './principal.js';

export abstract class Sessions {
  /** Null without a valid session, or with that of a disabled account. */
  abstract principalOf(request: FastifyRequest): Promise<Principal | null>;
}
