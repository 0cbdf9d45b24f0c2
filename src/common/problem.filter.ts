import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { realNow } from './clock.js';
import { NotFound, Problem } from './problem.js';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

const BY_STATUS: Record<number, [slug: string, title: string]> = {
  400: ['malformed', 'The request cannot be read'],
  401: ['sign-in', 'Signing in is needed'],
  403: ['forbidden', 'This is not allowed'],
  405: ['not-found', 'There is nothing here'],
  408: ['too-slow', 'The request took too long to arrive'],
  413: ['too-large', 'This is too large'],
  415: ['media-type', 'This kind of content is not understood'],
  429: ['too-many', 'Too many requests; wait a little'],
  503: ['unavailable', 'Not available at the moment'],
};

export function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
  if (status === 404) return new NotFound();
  const known = status === undefined ? undefined : BY_STATUS[status];
  return known && status ? new Problem(status, known[0], known[1]) : null;
}

/** A 500 holds only its id, which is in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  private saidAt = 0;

  constructor(private readonly unavailable: (error: unknown) => boolean) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    let problem = problemOf(error);
    if (!problem && this.unavailable(error)) {
      problem = new Problem(503, ...BY_STATUS[503], undefined, {}, { 'retry-after': '5' });
      this.logUnavailable(error);
    }
    if (!problem) {
      problem = new Problem(500, 'internal', 'Something went wrong on our side');
      this.logger.error(
        `${String(request.id)} ${request.method} ${request.routeOptions?.url ?? ''} ${describeError(error)}`,
      );
    }
    if (reply.sent || reply.raw.headersSent) return;
    for (const [name, value] of Object.entries(problem.headers)) void reply.header(name, value);
    void reply
      .status(problem.status)
      .header('content-type', PROBLEM_TYPE)
      .send(JSON.stringify(problem.body(String(request.id))));
  }

  private logUnavailable(error: unknown): void {
    const now = realNow().getTime();
    if (now - this.saidAt < 60_000) return;
    this.saidAt = now;
    this.logger.warn(`requests are answered 503: ${describeError(error).split('\n')[0]}`);
  }
}

/** Names, codes and locations only: messages may hold values of statements. */
export function describeError(error: unknown): string {
  // Not instanceof: drivers throw errors of other realms and plain objects.
  if (typeof error !== 'object' || error === null || typeof (error as Error).message !== 'string') return typeof error;
  const {
    code,
    constraint,
    table,
    name,
    stack,
    message: words,
  } = error as Error & { code?: string; constraint?: string; table?: string };
  const isStatement = 'query' in error || 'severity' in error;
  const message = isStatement ? [code, table, constraint].filter(Boolean).join(' ') : words;
  const where = (stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at ') && !line.includes('node_modules'))
    .slice(0, 5);
  return [`${name}: ${message}`, ...where].join('\n');
}
