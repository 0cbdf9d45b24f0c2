import {
  Injectable,
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  type NestInterceptor,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { AuditService } from '../audit/audit.service.js';
import { runInContext, type WorkContext } from '../common/context.js';
import { Forbidden, ForeignOrigin, SecondFactorNeeded, SignIn, UndertakingNeeded } from './access.problems.js';
import { confirmationProblem } from './confirmed.js';
import { CONFIRMED, PERMISSION, type AskedRequest } from './permit.js';
import {
  BEFORE_SECOND_FACTOR,
  BEFORE_UNDERTAKING,
  hasPermission,
  PERMISSIONS,
  type Permission,
} from './permissions.js';
import type { Principal } from './principal.js';
import { Sessions } from './sessions.js';
import type { Problem } from '../common/problem.js';
import { problemOf } from '../common/problem.filter.js';

const READING = ['GET', 'HEAD', 'OPTIONS'];

export class TrustedOrigin {
  constructor(readonly origin: string) {}
}

@Injectable()
export class AccessGuard implements CanActivate, OnApplicationBootstrap {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly audit: AuditService,
    private readonly trusted: TrustedOrigin,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** Fails the start when a route declares no permission. */
  onApplicationBootstrap(): void {
    const undeclared = this.discovery.getControllers().flatMap(({ instance, metatype }) =>
      this.scanner
        .getAllMethodNames(Object.getPrototypeOf(instance) as object)
        .filter((name) => {
          const handler = (instance as Record<string, unknown>)[name] as object;
          return Reflect.hasMetadata('path', handler) && !Reflect.hasMetadata(PERMISSION, handler);
        })
        .map((name) => `${metatype?.name}.${name}`),
    );
    if (undeclared.length > 0) throw new Error(`routes without a permission: ${undeclared.join(', ')}`);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AskedRequest>();
    const permission = this.reflector.get<string | undefined>(PERMISSION, context.getHandler());
    if (permission === undefined) throw new Forbidden();
    if (!READING.includes(request.method)) {
      // Also without a cookie: a foreign page must not sign somebody in.
      if (request.headers['sec-fetch-site'] === 'cross-site') throw new ForeignOrigin();
      if (request.headers.cookie !== undefined) this.checkOrigin(request);
    }
    if (permission.startsWith('open:')) return true;
    const principal = await this.sessions.principalOf(request);
    if (!principal) throw new SignIn();
    request.principal = principal;
    const mustConfirm = this.reflector.get<boolean | undefined>(CONFIRMED, context.getHandler()) === true;
    const refusal = refusalOf(principal, permission) ?? (mustConfirm ? confirmationProblem(principal) : null);
    if (refusal) {
      await this.audit.refused(workOf(request, permission));
      throw refusal;
    }
    return true;
  }

  private checkOrigin(request: AskedRequest): void {
    // Pages with `no-referrer` send `Origin: null` even to the same origin.
    if (request.headers['sec-fetch-site'] === 'same-origin') return;
    const origin =
      request.headers.origin ??
      (request.headers.referer && URL.canParse(request.headers.referer)
        ? new URL(request.headers.referer).origin
        : undefined);
    // Programs send no Origin; browsers always do with a write.
    if (
      origin !== undefined &&
      origin !== this.trusted.origin &&
      origin !== `http://${request.headers.host}` &&
      origin !== `https://${request.headers.host}`
    )
      throw new ForeignOrigin();
  }
}

@Injectable()
export class ContextInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly audit: AuditService,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<AskedRequest>();
    const work = workOf(request, this.reflector.get<string>(PERMISSION, context.getHandler()));
    return from(
      runInContext(work, async () => {
        try {
          const answer: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
          await this.audit.finish(work);
          return answer;
        } catch (error) {
          const isRefusal = request.principal !== undefined && [403, 404].includes(problemOf(error)?.status ?? 0);
          if (isRefusal || work.turnedAway) await this.audit.refused(work);
          throw error;
        }
      }),
    );
  }
}

function refusalOf(who: Principal, permission: string): Problem | null {
  if (who.secondFactor === 'needed' && !BEFORE_SECOND_FACTOR.includes(permission as Permission))
    return new SecondFactorNeeded();
  if (!(permission in PERMISSIONS) || !hasPermission(who, permission as Permission)) return new Forbidden();
  const early = who.role === 'adviser' && !who.undertaken && !BEFORE_UNDERTAKING.includes(permission as Permission);
  return early ? new UndertakingNeeded() : null;
}

function workOf(request: AskedRequest, permission: string): WorkContext {
  return {
    requestId: String(request.id),
    actor: request.principal?.id ?? null,
    actorKind: request.principal ? 'account' : 'public',
    permission,
    route: `${request.method} ${request.routeOptions.url ?? ''}`,
    subjects: new Set(),
    audited: 0,
  };
}
