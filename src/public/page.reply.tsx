import {
  applyDecorators,
  Catch,
  Controller,
  Injectable,
  Logger,
  UseFilters,
  UseInterceptors,
  type ArgumentsHost,
  type CallHandler,
  type ExceptionFilter,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { map, type Observable } from 'rxjs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { describe, problemOf } from '../common/problem.filter.js';
import { databaseIsGone } from '../db/db.js';
import { AnswersCookie, COOKIE } from './answers.cookie.js';
import { bestOf, ORIGINALS } from './languages.js';
import { MessagePage } from './pages/message.page.js';
import { renderPage } from './pages/render.js';
import { NotOpenYet, PageRequests, type PageAnswer, type PageRequest } from './page-request.js';

/** Nothing but our own stylesheet and icon; no script at all, and forms go nowhere else. */
export const PAGE_CSP =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': PAGE_CSP,
  vary: 'accept-encoding, accept-language, cookie',
  'cache-control': 'no-store',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};
/** All addresses that answer everybody alike, in all languages, several times over. */
const MOST_KEPT = 1000;

type Coding = 'br' | 'gzip' | 'identity';
type Request = FastifyRequest & { pageRequest?: PageRequest };

/** Shrinks a text as far as its reader understands; what is kept is worth more effort than what is said once. */
export function packed(text: string, coding: Coding, kept: boolean): Buffer {
  if (coding === 'br')
    return brotliCompressSync(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: kept ? 9 : 1,
        [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
      },
    });
  return coding === 'gzip' ? gzipSync(text, { level: kept ? 9 : 4 }) : Buffer.from(text);
}

export function codingOf(header: string | string[] | undefined): Coding {
  const taken = String(header ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  return taken.includes('br') ? 'br' : taken.includes('gzip') ? 'gzip' : 'identity';
}

/** Sends pages: reads the page request before the route, and draws, shrinks and sends what the route answers. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  private readonly kept = new Map<string, Buffer>();

  constructor(
    private readonly requests: PageRequests,
    private readonly cookie: AnswersCookie,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<PageAnswer>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    request.pageRequest = this.requests.read(request);
    return next.handle().pipe(map((answer) => this.answer(request, reply, keyOf(request), answer)));
  }

  /** A page that was drawn before and is the same for everybody, its headers set; the server sends it without asking further. */
  keptFor(request: FastifyRequest, reply: FastifyReply): Buffer | null {
    const key = this.kept.size === 0 ? null : keyOf(request);
    const known = key === null ? undefined : this.kept.get(key);
    if (known) headOf(request, reply, 200);
    return known ?? null;
  }

  private answer(request: Request, reply: FastifyReply, key: string | null, answer: PageAnswer): Buffer | string {
    const cookies = answer.answers ? this.cookie.write(answer.answers, { leavesRoom: 'orElse' in answer }) : [];
    if (cookies?.length) void reply.header('set-cookie', cookies);
    if ('to' in answer) {
      const keeps = cookies !== null && Object.keys(request.pageRequest?.answers ?? {}).length > 0;
      if (answer.orElse && !keeps) return drawn(request, reply, answer.orElseStatus ?? 200, answer.orElse, false);
      void reply.status(303).header('location', answer.to);
      return '';
    }
    const { status = 200, page, same = false } = answer;
    const kept = same && status === 200 && key !== null && this.kept.size < MOST_KEPT;
    const bytes = drawn(request, reply, status, page, kept);
    if (kept) this.kept.set(key, bytes);
    return bytes;
  }
}

/** What decides how a page looks that is the same for everybody; null when there is more to it: answers, a query, a form. */
function keyOf(request: FastifyRequest): string | null {
  const { url, headers, method } = request;
  if (method !== 'GET' || url.includes('?') || headers.cookie?.includes(COOKIE)) return null;
  return `${codingOf(headers['accept-encoding'])} ${bestOf(headers['accept-language'], ORIGINALS)} ${url}`;
}

/** Sets the headers of a page. */
function headOf(request: FastifyRequest, reply: FastifyReply, status: number): Coding {
  const coding = codingOf(request.headers['accept-encoding']);
  void reply.status(status).headers(HEADERS);
  if (coding !== 'identity') void reply.header('content-encoding', coding);
  return coding;
}

function drawn(request: FastifyRequest, reply: FastifyReply, status: number, page: () => VNode, kept: boolean): Buffer {
  return packed(renderPage(page()), headOf(request, reply, status), kept);
}

/** Whatever goes wrong on a public page is said on a page, in the reader's language, with the way on. */
@Catch()
@Injectable()
export class PageFilter implements ExceptionFilter {
  private readonly logger = new Logger('Page');

  constructor(private readonly requests: PageRequests) {}

  catch(error: unknown, host: ArgumentsHost): void {
    this.answer(error, host.switchToHttp().getRequest<Request>(), host.switchToHttp().getResponse<FastifyReply>());
  }

  /** Also for what no route was found for, or could not be read. */
  answer(error: unknown, request: Request, reply: FastifyReply): void {
    if (reply.sent || reply.raw.headersSent) return;
    const problem = problemOf(error);
    const status = problem?.status ?? (databaseIsGone(error) ? 503 : 500);
    if (status === 500)
      this.logger.error(
        `${String(request.id)} ${request.method} ${request.routeOptions?.url ?? ''} ${describe(error)}`,
      );
    const pageRequest = request.pageRequest ?? this.requests.read(request);
    if (status === 503) void reply.header('retry-after', '5');
    for (const [name, value] of Object.entries(problem?.headers ?? {})) void reply.header(name, value);
    const kind =
      problem instanceof NotOpenYet
        ? 'closed'
        : status === 404
          ? 'not-found'
          : status === 429
            ? 'too-many'
            : [400, 413, 415, 422].includes(status)
              ? 'unreadable'
              : 'failed';
    void reply.send(drawn(request, reply, status, () => <MessagePage request={pageRequest} kind={kind} />, false));
  }
}

/** A controller of pages: drawn here, in the reader's language, faults among them. */
export function Pages(): ClassDecorator {
  return applyDecorators(
    Controller(),
    ApiExcludeController(),
    UseInterceptors(PageInterceptor),
    UseFilters(PageFilter),
  );
}
