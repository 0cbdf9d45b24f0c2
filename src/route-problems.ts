import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  Forbidden,
  ForeignOrigin,
  SecondFactorNeeded,
  SignIn,
  SignInAgain,
  UndertakingNeeded,
} from './access/access.problems.js';
import { BEFORE_SECOND_FACTOR, BEFORE_UNDERTAKING, PERMISSIONS, ROLES, type Permission } from './access/permissions.js';
import { CONFIRMED, PERMISSION } from './access/permit.js';
import { problemsOf } from './common/declared-problems.js';
import {
  BadInput,
  Internal,
  Malformed,
  NotFound,
  TooLarge,
  TooMany,
  Unavailable,
  WrongMediaType,
  type ProblemClass,
  type ProblemType,
} from './common/problem.js';

export interface RouteProblems {
  /** As OpenAPI names it, `CasesController_move`. */
  operationId: string;
  /** As the server names it, `PUT /api/cases/:id/stage`. */
  routes: string[];
  problems: ProblemType[];
}

/** Every problem of every route: what follows from its permission, method and parameters, and what it declares. */
export function problemsOfRoutes(app: NestFastifyApplication): RouteProblems[] {
  const scanner = new MetadataScanner();
  const controllers = new DiscoveryService(app.get(ModulesContainer)).getControllers();
  return controllers.flatMap(({ metatype }) => {
    const controller = metatype as (new () => object) | undefined;
    if (!controller) return [];
    const handlers = controller.prototype as Record<string, object>;
    return scanner
      .getAllMethodNames(handlers)
      .filter((name) => Reflect.hasMetadata(PATH_METADATA, handlers[name]))
      .map((name) => {
        const handler = handlers[name];
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
        const paths = pathsOf(controller, handler);
        const inputs = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) as
          Record<string, unknown> | undefined;
        const classes = [
          Internal,
          Unavailable,
          ...ofAccess(Reflect.getMetadata(PERMISSION, handler) as string, method, handler),
          ...(method === 'GET' ? [] : [ForeignOrigin, Malformed, TooLarge, WrongMediaType, BadInput]),
          ...(Object.keys(inputs ?? {}).some(isInput) ? [BadInput] : []),
          ...(paths.some((path) => path.includes(':')) ? [NotFound] : []),
          ...problemsOf(handler),
        ];
        return {
          operationId: `${controller.name}_${name}`,
          routes: paths.map((path) => `${method} ${path}`),
          problems: [...new Set(classes)].map(({ type }) => type),
        };
      });
  });
}

function pathsOf(controller: object, handler: object): string[] {
  const listOf = (of: object): string[] => [Reflect.getMetadata(PATH_METADATA, of) as string | string[]].flat();
  return listOf(controller).flatMap((above) =>
    listOf(handler).map(
      (path) =>
        `/${[above, path]
          .map((each) => each.replace(/^\/|\/$/g, ''))
          .filter(Boolean)
          .join('/')}`,
    ),
  );
}

function ofAccess(permission: string, method: string, handler: object): ProblemClass[] {
  if (permission.startsWith('open:')) return method === 'GET' ? [] : [TooMany];
  const named = permission as Permission;
  const roles: readonly string[] = PERMISSIONS[named];
  return [
    SignIn,
    ...(ROLES.every((role) => roles.includes(role)) ? [] : [Forbidden]),
    ...(BEFORE_SECOND_FACTOR.includes(named) ? [] : [SecondFactorNeeded]),
    ...(BEFORE_UNDERTAKING.includes(named) || !roles.includes('adviser') ? [] : [UndertakingNeeded]),
    ...(Reflect.getMetadata(CONFIRMED, handler) === true ? [SignInAgain] : []),
  ];
}

/** Keys are `<kind>:<index>`. */
function isInput(key: string): boolean {
  return [RouteParamtypes.BODY, RouteParamtypes.QUERY].some((kind) => key.startsWith(`${kind}:`));
}
