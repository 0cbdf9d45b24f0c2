import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';

/** What Fastify knows of a route before its body is read. */
export interface RouteConfig {
  /** Anybody may call it. */
  open?: true;
  /** Its body is a file. */
  takesFile?: true;
  /** Its body may be a message as mail servers pass it on. */
  takesMessage?: true;
}

/** Adds to what Fastify knows of a route; Nest's own `RouteConfig` would replace what another decorator has said. */
export function AddRouteConfig(config: RouteConfig): MethodDecorator {
  return (_target, _key, { value }) => {
    const before = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, value as object) as RouteConfig | undefined;
    Reflect.defineMetadata(FASTIFY_ROUTE_CONFIG_METADATA, { ...before, ...config }, value as object);
  };
}
