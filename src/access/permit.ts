import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { ApiCookieAuth } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { AddRouteConfig } from '../common/route-config.js';
import type { Permission } from './permissions.js';
import type { Principal } from './principal.js';

export const PERMISSION = 'passerelle:permission';

/** The permission a route needs. A route with neither this nor {@link Open} keeps the program from starting. */
export function Permit(permission: Permission): MethodDecorator {
  return applyDecorators(SetMetadata(PERMISSION, permission), ApiCookieAuth());
}

/** A route anybody may call; the code names it in the audit log. */
export function Open(code: string): MethodDecorator {
  return applyDecorators(SetMetadata(PERMISSION, `open:${code}`), AddRouteConfig({ open: true }));
}

export function isOpen(config: unknown): boolean {
  return (config as { open?: boolean } | undefined)?.open === true;
}

export const CONFIRMED = 'passerelle:confirmed';

export function Confirmed(): MethodDecorator {
  return SetMetadata(CONFIRMED, true);
}

export interface AskedRequest extends FastifyRequest {
  principal?: Principal;
}

export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<AskedRequest>();
  if (!principal) throw new Error('Me on an open route');
  return principal;
});
