import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';

export interface RouteConfig {
  open?: true;
  takesFile?: true;
  /** A form with a file, as a page without a script sends it. */
  takesFileForm?: true;
  takesMessage?: true;
}

/** Merges; Nest's `RouteConfig` would replace the values of other decorators. */
export function AddRouteConfig(config: RouteConfig): MethodDecorator {
  return (_target, _key, { value }) => {
    const before = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, value as object) as RouteConfig | undefined;
    Reflect.defineMetadata(FASTIFY_ROUTE_CONFIG_METADATA, { ...before, ...config }, value as object);
  };
}
