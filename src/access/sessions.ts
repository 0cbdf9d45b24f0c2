import type { FastifyRequest } from 'fastify';
import type { Principal } from './principal.js';

/** Finds the caller of a request; implemented by the room `accounts`. */
export abstract class Sessions {
  /** Null without a valid session, or with that of a disabled account. */
  abstract principalOf(request: FastifyRequest): Promise<Principal | null>;
}
