import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { appendFileSync } from 'node:fs';
import { problemsOfRoutes } from '../../src/route-problems.js';

/** Lists problems that a route of the API answers and does not declare (ADR 30). */
export function watchUndeclaredProblems(app: NestFastifyApplication): string[] {
  const found = new Set<string>();
  const undeclared: string[] = [];
  const declared = new Map(
    problemsOfRoutes(app).flatMap(({ routes, problems }) => routes.map((route) => [route, problems] as const)),
  );
  const look = (request: FastifyRequest, reply: FastifyReply, payload: unknown): void => {
    const route = `${request.method} ${request.routeOptions.url ?? ''}`;
    const problems = declared.get(route);
    if (!problems || typeof payload !== 'string' || !String(reply.getHeader('content-type')).includes('problem+json'))
      return;
    const { type, title, status, detail, instance, ...members } = JSON.parse(payload) as Record<string, unknown>;
    const known = problems.filter((each) => `/problems/${each.slug}` === type && each.status === status);
    const line = `${route} ${String(status)} ${String(type)}`;
    if (known.length === 0) found.add(line);
    else
      for (const name of Object.keys(members))
        if (!known.some((each) => name in each.members)) found.add(`${line} with ${name}`);
    void [title, detail, instance];
    if (process.env['PLOG']) for (const each of found) appendFileSync(process.env['PLOG'], each + '\n');
    undeclared.splice(0, undeclared.length, ...found);
  };
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request: FastifyRequest, reply: FastifyReply, payload: unknown, done: () => void) => {
      look(request, reply, payload);
      done();
    });
  return undeclared;
}
