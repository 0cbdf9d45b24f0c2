import { HTTP_CODE_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { VERSION } from './common/version.js';
import { declareProblems } from './openapi-problems.js';
import { problemsOfRoutes } from './route-problems.js';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;
type Schema = Record<string, unknown> & { properties?: Record<string, Schema> };

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export function documentApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    swaggerOptions: { validatorUrl: null },
  });
}

export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setTitle('Passerelle')
    .setDescription(
      'Matches people who seek naturalisation with volunteer advisers, tracks follow-ups, logs irregularities of authorities.',
    )
    .setVersion(VERSION)
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('passerelle.session')
    .build();
  const document = completed(SwaggerModule.createDocument(app, outline), statusesOf(app));
  declareProblems(document, problemsOfRoutes(app));
  return document;
}

/** Adds what the library cannot infer: path ids, status codes, `unknown`. */
function completed(document: OpenAPIObject, statuses: Map<string, number>): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths))
    for (const operation of METHODS.flatMap((method) => item[method] ?? [])) {
      declareIdParameters(path, operation);
      const status = statuses.get(operation.operationId ?? '');
      if (status) answerWith(status, operation);
    }
  for (const { properties } of Object.values(document.components?.schemas ?? {}) as Schema[])
    for (const [name, { 'x-or-unknown': orUnknown, ...schema }] of Object.entries(properties ?? {}))
      if (orUnknown === true) properties![name] = { anyOf: [schema, { type: 'string', enum: ['unknown'] }] };
  return document;
}

function declareIdParameters(path: string, operation: Operation): void {
  const parameters = (operation.parameters ??= []);
  for (const [, name] of path.matchAll(/\{(\w+)\}/g))
    if (name && !parameters.some((known) => 'name' in known && known.name === name))
      parameters.unshift({ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } });
}

/** The library assumes that every POST creates. */
function answerWith(status: number, operation: Operation): void {
  const { 200: ok, 201: created, ...others } = operation.responses;
  operation.responses = { [status]: { description: '', ...created, ...ok }, ...others };
}

function statusesOf(app: NestFastifyApplication): Map<string, number> {
  const scanner = new MetadataScanner();
  const discovery = new DiscoveryService(app.get(ModulesContainer));
  return new Map(
    discovery.getControllers().flatMap(({ metatype }) => {
      const routes = metatype?.prototype as Record<string, object>;
      return scanner.getAllMethodNames(routes).flatMap((name): [string, number][] => {
        const status = Reflect.getMetadata(HTTP_CODE_METADATA, routes[name]) as number | undefined;
        return status === undefined ? [] : [[`${metatype?.name}_${name}`, status]];
      });
    }),
  );
}
