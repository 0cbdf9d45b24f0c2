import fastifyStatic from '@fastify/static';
import { UnsupportedMediaTypeException, type ArgumentsHost } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppModule, type AppDependencies } from './app.module.js';
import { isOpen } from './access/permit.js';
import { CLIENT_FOLDER } from './common/folders.js';
import { newId } from './common/id.js';
import { beyondBounds, BODY_LIMIT, OPEN_BODY_LIMIT } from './common/bounds.js';
import { inputPipe } from './common/validation.js';
import { BadInput, NotFound } from './common/problem.js';
import { RateLimit } from './common/rate.js';
import { ProblemFilter, problemOf, PROBLEM_TYPE } from './common/problem.filter.js';
import {
  isFile,
  isFileForm,
  isUntypedFile,
  mediaTypeOf,
  takesFile,
  takesFileForm,
  UPLOAD_TYPES,
} from './common/upload.js';
import { databaseIsGone } from './db/db.js';
import { documentApi } from './openapi.js';
import { isPageAddress, redirectTarget } from './public/pages/addresses.js';
import { PageCache } from './public/pages/page.cache.js';
import { PageFilter } from './public/pages/page.filter.js';

/** Writes to open routes per client and minute; a school class shares an address. */
const MAX_WRITES = 600;
const READS = ['GET', 'HEAD', 'OPTIONS'];

export async function createApp(surroundings: AppDependencies): Promise<NestFastifyApplication> {
  const answered: { byPage?: Answering } = {};
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: surroundings.config.trustProxy,
    genReqId: newId,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      refuseAddress(error, request, reply, answered.byPage),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(surroundings), adapter, {
    logger: ['fatal', 'error', 'warn'],
    bufferLogs: false,
  });
  app.useGlobalPipes(inputPipe);
  const [problems, faultyPages] = [new ProblemFilter(databaseIsGone), app.get(PageFilter)];
  answered.byPage = (error, request, reply) => faultyPages.answer(error, request, reply);
  app.useGlobalFilters({
    // Browsers get errors before routing as a page.
    catch(error: unknown, host: ArgumentsHost): void {
      const http = host.switchToHttp();
      const request = http.getRequest<FastifyRequest>();
      if (wantsPage(request)) faultyPages.answer(error, request, http.getResponse<FastifyReply>());
      else problems.catch(error, host);
    },
  });
  const fastify = adapter.getInstance<FastifyInstance>();
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('onRequest', (request, _reply, done) => {
    // Fastify refuses an empty type, but not a missing one.
    if (isUntypedFile(request)) delete request.raw.headers['content-type'];
    const isMisplaced =
      (isFile(request) && !takesFile(request)) ||
      (isFileForm(request) && !takesFileForm(request)) ||
      (isMessage(request) && !takesMessage(request)) ||
      (isForm(request) && request.url.startsWith('/api/'));
    done(isMisplaced ? new UnsupportedMediaTypeException() : undefined);
  });
  fastify.addHook('onRoute', (route) => {
    if (isOpen(route.config)) route.bodyLimit = OPEN_BODY_LIMIT;
  });
  const rate = app.get(RateLimit);
  fastify.addHook('onRequest', async ({ method, ip, routeOptions, is404 }) => {
    if (is404 && !READS.includes(method)) throw new NotFound();
    if (isOpen(routeOptions.config) && !READS.includes(method))
      await rate.consume(`open ${rate.clientKey(ip)}`, MAX_WRITES, 60);
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    const to = request.method === 'GET' ? redirectTarget(request.url) : null;
    if (to) void reply.redirect(to, 308);
    else done();
  });
  // Without running the route, as campaigns bring many visitors.
  const pages = app.get(PageCache);
  fastify.addHook('onRequest', (request, reply, done) => {
    const page = pages.replyFromCache(request, reply);
    if (page) void reply.send(page);
    else done();
  });
  // Files are read by their route, after authentication.
  fastify.addContentTypeParser('message/rfc822', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  fastify.addContentTypeParser([...UPLOAD_TYPES, 'multipart/form-data'], (_request, _payload, done) => done(null));
  fastify.addContentTypeParser('*', (request, _payload, done) =>
    done(isUntypedFile(request) ? null : new UnsupportedMediaTypeException()),
  );
  fastify.addHook('preValidation', (request, _reply, done) => {
    // Forms are flat and bounded.
    const beyond =
      (isForm(request) || Buffer.isBuffer(request.body) ? null : beyondBounds(request.body)) ??
      beyondBounds(request.query);
    done(beyond ? new BadInput([beyond]) : undefined);
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    void reply
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('x-frame-options', 'DENY');
    if (surroundings.config.url.startsWith('https:'))
      void reply.header('strict-transport-security', 'max-age=31536000');
    done();
  });
  await fastify.register(fastifyStatic, { root: CLIENT_FOLDER, serve: false, preCompressed: true });
  documentApi(app);
  return app;
}

function isForm(request: FastifyRequest): boolean {
  return mediaTypeOf(request) === 'application/x-www-form-urlencoded';
}

function isMessage(request: FastifyRequest): boolean {
  return mediaTypeOf(request) === 'message/rfc822';
}

function takesMessage(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { takesMessage?: boolean } | undefined)?.takesMessage === true;
}

type Answering = (error: unknown, request: FastifyRequest, reply: FastifyReply) => void;

function wantsPage({ url, headers }: FastifyRequest): boolean {
  return isPageAddress(url) || (!/^\/(api|assets|metrics)\b/.test(url) && (headers.accept ?? '').includes('text/html'));
}

function refuseAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply, byPage?: Answering): void {
  const problem = (error.code === 'FST_ERR_BAD_URL' ? problemOf(error) : null) ?? new NotFound();
  if (byPage && wantsPage(request)) return byPage(problem, request, reply);
  void reply
    .status(problem.status)
    .header('content-type', PROBLEM_TYPE)
    .send(JSON.stringify(problem.body(String(request.id))));
}
