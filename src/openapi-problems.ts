import type { OpenAPIObject } from '@nestjs/swagger';
import { inputErrorSchema } from './common/input-error.schema.js';
import type { ProblemType } from './common/problem.js';
import type { RouteProblems } from './route-problems.js';

type Components = NonNullable<OpenAPIObject['components']>;
type Responses = NonNullable<OpenAPIObject['paths'][string]['get']>['responses'];

/** Declares the problems of each route as responses, which are named after what they hold and stand in `components`. */
export function declareProblems(document: OpenAPIObject, routes: readonly RouteProblems[]): void {
  const byOperation = new Map(routes.map((route) => [route.operationId, route.problems]));
  const components: Components = (document.components ??= {});
  const schemas: Record<string, object> = (components.schemas ??= {});
  const responses: Record<string, object> = (components.responses ??= {});
  schemas['InputError'] = inputErrorSchema();
  for (const item of Object.values(document.paths))
    for (const operation of [item.get, item.post, item.put, item.patch, item.delete]) {
      if (!operation) continue;
      for (const [status, problems] of byStatus(byOperation.get(operation.operationId ?? '') ?? [])) {
        for (const each of problems) schemas[nameOf(each)] = problemSchema(each, schemas[nameOf(each)]);
        const name = problems.map(({ slug }) => pascal(slug)).join('Or');
        responses[`${name}${status}`] = {
          description: [...new Set(problems.map(({ title }) => title))].join('; '),
          content: { 'application/problem+json': { schema: oneOf(problems.map(nameOf)) } },
        };
        (operation.responses as Record<string, Responses[string]>)[status] = {
          $ref: `#/components/responses/${name}${status}`,
        };
      }
    }
}

function byStatus(problems: readonly ProblemType[]): Map<number, ProblemType[]> {
  const found = new Map<number, ProblemType[]>();
  for (const each of [...problems].sort((one, other) => (one.slug < other.slug ? -1 : 1)))
    found.set(each.status, [...(found.get(each.status) ?? []).filter(({ slug }) => slug !== each.slug), each]);
  return new Map([...found].sort(([one], [other]) => one - other));
}

/** Of all problems of one type, which may have several titles and, within a session, another status. */
function nameOf({ slug, status }: ProblemType): string {
  return `${pascal(slug)}Problem${slug.startsWith('wrong-') && status === 403 ? 'InSession' : ''}`;
}

function problemSchema({ slug, status, title, members }: ProblemType, before?: object): object {
  return {
    type: 'object',
    required: ['type', 'title', 'status', 'instance'],
    properties: {
      type: { type: 'string', enum: [`/problems/${slug}`] },
      title: { type: 'string', examples: [title] },
      status: { type: 'integer', enum: [status] },
      detail: { type: 'string' },
      instance: { type: 'string', format: 'uuid', description: 'The id of the request, by which the log finds it.' },
      ...(before as { properties?: object } | undefined)?.properties,
      ...members,
    },
  };
}

function oneOf(names: string[]): object {
  const references = [...new Set(names)].map((name) => ({ $ref: `#/components/schemas/${name}` }));
  return references.length === 1 ? references[0] : { oneOf: references };
}

function pascal(slug: string): string {
  return slug.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
