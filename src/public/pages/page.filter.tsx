import { Catch, Injectable, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { describeError, problemOf } from '../../common/problem.filter.js';
import { databaseIsGone } from '../../db/db.js';
import { MessagePage, type Message } from './message.page.js';
import { NotOpenYet, PageRequests, type PageRequest } from './page-request.js';
import { respond } from './page.response.js';

type Request = FastifyRequest & { pageRequest?: PageRequest };

@Catch()
@Injectable()
export class PageFilter implements ExceptionFilter {
  private readonly logger = new Logger('Page');

  constructor(private readonly requests: PageRequests) {}

  catch(error: unknown, host: ArgumentsHost): void {
    this.answer(error, host.switchToHttp().getRequest<Request>(), host.switchToHttp().getResponse<FastifyReply>());
  }

  answer(error: unknown, request: Request, reply: FastifyReply): void {
    if (reply.sent || reply.raw.headersSent) return;
    const problem = problemOf(error);
    const status = problem?.status ?? (databaseIsGone(error) ? 503 : 500);
    if (status === 500)
      this.logger.error(
        `${String(request.id)} ${request.method} ${request.routeOptions?.url ?? ''} ${describeError(error)}`,
      );
    const pageRequest = request.pageRequest ?? this.requests.read(request);
    if (status === 503) void reply.header('retry-after', '5');
    for (const [name, value] of Object.entries(problem?.headers ?? {})) void reply.header(name, value);
    const kind = problem instanceof NotOpenYet ? 'closed' : messageFor(status);
    void reply.send(respond(request, reply, { status, page: () => <MessagePage request={pageRequest} kind={kind} /> }));
  }
}

function messageFor(status: number): Message {
  if (status === 404) return 'not-found';
  if (status === 429) return 'too-many';
  return [400, 413, 415, 422].includes(status) ? 'unreadable' : 'failed';
}
