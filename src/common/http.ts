import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { type Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { refusesWith } from './declared-problems.js';
import { BadInput, IdempotencyKeyReused, NotFound, Stale, VersionMissing } from './problem.js';
import { isId } from './id.js';
import { inputError } from './input-codes.js';

const CREATES = 'passerelle:creates';

/** 201 with `Location` below `path` and an optional `Idempotency-Key`. `by` is the answer's field for the id. */
export function Creates(path: string, by = 'id'): MethodDecorator {
  return applyDecorators(
    HttpCode(201),
    SetMetadata(CREATES, { path, by }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'Sent again with the same body, the same record is answered once more.',
    }),
  );
}

const CACHE_CONTROL = 'passerelle:kept';

/** Without it answers are not stored. */
export function CacheFor(seconds: number, by: 'public' | 'private' = 'public'): MethodDecorator {
  return SetMetadata(CACHE_CONTROL, `${by}, max-age=${seconds}`);
}

export function Action(): MethodDecorator {
  return HttpCode(200);
}

export const Id = createParamDecorator(
  (name: string | undefined, context: ExecutionContext): string => {
    const value = (context.switchToHttp().getRequest<FastifyRequest>().params as Record<string, string>)[name ?? 'id'];
    if (!isId(value)) throw new NotFound();
    return value.toLowerCase();
  },
  [refusesWith(NotFound)],
);

/** From `If-Match: "3"`. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): number => {
    const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
    if (!header) throw new VersionMissing();
    const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header);
    return match ? Number(match[1]) : -1;
  },
  [refusesWith(Stale, VersionMissing)],
);

export interface IdempotentRequest {
  key: string;
  route: string;
  body: unknown;
}

export const IdempotencyKey = createParamDecorator(
  (_: unknown, context: ExecutionContext): IdempotentRequest | null => {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    if (key === undefined) return null;
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))
      throw new BadInput([inputError('', 'not-an-idempotency-key')]);
    return {
      key,
      route: `${request.method} ${request.routeOptions.url ?? ''} ${JSON.stringify(request.params)}`,
      body: request.body,
    };
  },
  // A repeated request answers what its sender may see now.
  [refusesWith(BadInput, IdempotencyKeyReused, NotFound)],
);

export class HeadersInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const params = context.switchToHttp().getRequest<FastifyRequest>().params as Record<string, string>;
    const made = this.reflector.get<{ path: string; by: string } | undefined>(CREATES, context.getHandler());
    const cacheControl = this.reflector.get<string | undefined>(CACHE_CONTROL, context.getHandler());
    return next.handle().pipe(
      map((view: unknown) => {
        const { version, [made?.by ?? 'id']: key } = (view ?? {}) as Record<string, unknown>;
        if (typeof version === 'number') void reply.header('etag', `"${version}"`);
        if (made && typeof key === 'string')
          void reply.header(
            'location',
            `${made.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '')}/${key}`,
          );
        void reply.header('cache-control', cacheControl ?? 'no-store');
        return view;
      }),
    );
  }
}
