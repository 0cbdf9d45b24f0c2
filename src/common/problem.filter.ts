import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { realNow } from './clock.js';
import {
  Forbidden,
  Internal,
  Malformed,
  NotFound,
  Problem,
  SignIn,
  TooLarge,
  TooMany,
  TooSlow,
  Unavailable,
  WrongMediaType,
} from './problem.js';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

const BY_STATUS: Record<number, new () => Problem> = {
  400: Malformed,
  401: SignIn,
  403: Forbidden,
  404: NotFound,
  405: NotFound,
  408: TooSlow,
  413: TooLarge,
  415: WrongMediaType,
  429: TooMany,
  503: Unavailable,
};

export function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
  const Known = status === undefined ? undefined : BY_STATUS[status];
  return Known ? new Known() : null;
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
      problem = new Unavailable();
      this.logUnavailable(error);
    }
    if (!problem) {
      problem = new Internal();
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
