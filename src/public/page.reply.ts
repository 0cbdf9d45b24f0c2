import { Catch, Injectable, Logger, type ArgumentsHost, type CallHandler, type ExceptionFilter, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { describe, problemOf } from '../common/problem.filter.js';
import { databaseIsGone } from '../db/db.js';
import { AnswersCookie } from './answers.cookie.js';
import type { Html } from './html.js';
import { messagePage } from './pages/message.page.js';
import { NotOpenYet, Visits, type PageAnswer, type Visit } from './visit.js';

/** Nothing but our own stylesheet and icon; no script at all, and forms go nowhere else. */
export const PAGE_CSP = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
/** All addresses that answer everybody alike, in all languages, several times over. */
const MOST_KEPT = 1000;

type Coding = 'br' | 'gzip' | 'identity';
type Request = FastifyRequest & { visit?: Visit };

/** Shrinks a text as far as its reader understands; what is kept is worth more effort than what is said once. */
export function packed(text: string, coding: Coding, kept: boolean): Buffer {
  if (coding === 'br') return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: kept ? 9 : 4, [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text) } });
  return coding === 'gzip' ? gzipSync(text, { level: kept ? 9 : 4 }) : Buffer.from(text);
}

export function codingOf(header: string | string[] | undefined): Coding {
  const taken = String(header ?? '').split(',').map((part) => part.trim()).filter((part) => !/;\s*q=0(\.0*)?$/.test(part)).map((part) => part.split(';')[0]);
  return taken.includes('br') ? 'br' : taken.includes('gzip') ? 'gzip' : 'identity';
}

/** Sends pages: reads the visit before the route, and draws, shrinks and sends what the route answers. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  private readonly kept = new Map<string, Buffer>();

  constructor(
    private readonly visits: Visits,
    private readonly cookie: AnswersCookie,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<PageAnswer>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const visit = (request.visit = this.visits.of(request));
    return next.handle().pipe(map((answer) => this.answer(request, reply, visit, answer)));
  }

  private answer(request: Request, reply: FastifyReply, visit: Visit, answer: PageAnswer): Buffer | string {
    if (answer.answers) {
      const cookies = this.cookie.write(answer.answers);
      if (cookies) void reply.header('set-cookie', cookies);
    }
    if ('to' in answer) {
      void reply.status(303).header('location', answer.to);
      return '';
    }
    const { status = 200, page, same = false } = answer;
    const key = same && Object.keys(visit.query).length === 0 ? `${codingOf(request.headers['accept-encoding'])} ${visit.texts.language} ${visit.original?.language ?? ''} ${request.url}` : null;
    return sendPage(request, reply, status, page, key === null ? null : { key, in: this.kept });
  }
}

/** Sets the headers of a page and answers its bytes. */
function sendPage(request: FastifyRequest, reply: FastifyReply, status: number, page: () => Html, kept: { key: string; in: Map<string, Buffer> } | null): Buffer {
  const coding = codingOf(request.headers['accept-encoding']);
  void reply.status(status).headers({
    'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_CSP, 'vary': 'accept-encoding, accept-language, cookie', 'cache-control': 'no-store',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()', ...(coding === 'identity' ? {} : { 'content-encoding': coding }),
  });
  const known = kept?.in.get(kept.key);
  if (known) return known;
  const bytes = packed(page().text, coding, kept !== null);
  if (kept && kept.in.size < MOST_KEPT) kept.in.set(kept.key, bytes);
  return bytes;
}

/** Whatever goes wrong on a public page is said on a page, in the reader's language, with the way on. */
@Catch()
@Injectable()
export class PageFilter implements ExceptionFilter {
  private readonly logger = new Logger('Page');

  constructor(private readonly visits: Visits) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    const status = problem?.status ?? (databaseIsGone(error) ? 503 : 500);
    if (status === 500) this.logger.error(`${String(request.id)} ${request.method} ${request.routeOptions.url ?? ''} ${describe(error)}`);
    const visit = request.visit ?? this.visits.of(request);
    for (const [name, value] of Object.entries(problem?.headers ?? {})) void reply.header(name, value);
    const kind = problem instanceof NotOpenYet ? 'closed' : status === 404 ? 'not-found' : status === 429 ? 'too-many' : 'failed';
    void reply.send(sendPage(request, reply, status, () => messagePage(visit, kind), null));
  }
}
