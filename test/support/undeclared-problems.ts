import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemsOfRoutes } from '../../src/route-problems.js';

/** Members of every problem. */
const USUAL = ['title', 'detail', 'instance'];

/** Lists problems that a route of the API answers and does not declare (ADR 30). */
export function watchUndeclaredProblems(app: NestFastifyApplication): ReadonlySet<string> {
  const found = new Set<string>();
  const declared = new Map(
    problemsOfRoutes(app).flatMap(({ routes, problems }) => routes.map((route) => [route, problems] as const)),
  );
  const look = (request: FastifyRequest, reply: FastifyReply, payload: unknown): void => {
    const { method, routeOptions } = request;
    const route = `${method === 'HEAD' ? 'GET' : method} ${routeOptions.url ?? ''}`;
    const isProblem = typeof payload === 'string' && String(reply.getHeader('content-type')).includes('problem+json');
    if (!isProblem || !/^\/(api\/|metrics$)/.test(routeOptions.url ?? '')) return;
    const { type, status, ...rest } = JSON.parse(payload) as Record<string, unknown>;
    const known = (declared.get(route) ?? []).filter(
      (each) => `/problems/${each.slug}` === type && each.status === status,
    );
    const answer = `${route}: ${String(status)} ${String(type)}`;
    const isMember = (name: string): boolean => USUAL.includes(name) || known.some(({ members }) => name in members);
    if (known.length === 0) found.add(answer);
    else for (const name of Object.keys(rest)) if (!isMember(name)) found.add(`${answer} with ${name}`);
  };
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request: FastifyRequest, reply: FastifyReply, payload: unknown, done: () => void) => {
      look(request, reply, payload);
      done();
    });
  return found;
}
