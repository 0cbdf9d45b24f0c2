import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { AnswersCookie } from './answers.cookie.js';
import { cacheKeyOf, PageCache } from './page.cache.js';
import { PageRequests, type PageAnswer, type PageRequest } from './page-request.js';
import { respond } from './page.response.js';

type Request = FastifyRequest & { pageRequest?: PageRequest };

@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(
    private readonly requests: PageRequests,
    private readonly cookie: AnswersCookie,
    private readonly cache: PageCache,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<PageAnswer>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    request.pageRequest = this.requests.read(request);
    return next.handle().pipe(map((answer) => this.answer(request, reply, answer)));
  }

  private answer(request: Request, reply: FastifyReply, answer: PageAnswer): Buffer | string {
    const cookies = answer.answers ? this.cookie.write(answer.answers, { leavesRoom: 'orElse' in answer }) : [];
    if (cookies?.length) void reply.header('set-cookie', cookies);
    if ('to' in answer) {
      const keepsCookies = cookies !== null && Object.keys(request.pageRequest?.answers ?? {}).length > 0;
      if (answer.orElse && !keepsCookies)
        return respond(request, reply, { status: answer.orElseStatus ?? 200, page: answer.orElse });
      void reply.status(303).header('location', answer.to);
      return '';
    }
    if ('file' in answer) {
      const { name, type, body } = answer.file;
      void reply.headers({
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      });
      return body;
    }
    const { status = 200, page, isSameForAll = false } = answer;
    const key = isSameForAll && status === 200 ? cacheKeyOf(request) : null;
    if (!this.cache.takes(key)) return respond(request, reply, { status, page });
    const body = respond(request, reply, { status, page, isCached: true });
    this.cache.set(key, body);
    return body;
  }
}
