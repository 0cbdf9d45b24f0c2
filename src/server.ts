import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule, type Surroundings } from './app.module.js';
import { newId } from './common/id.js';
import { inputPipe } from './common/input.js';
import { ProblemFilter } from './common/problem.filter.js';
import { databaseIsGone } from './db/db.js';
import { documentApi } from './openapi.js';

const BODY_LIMIT = 1_048_576;

/** The program as a Nest application, not listening yet. */
export async function createApp(surroundings: Surroundings): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, trustProxy: surroundings.config.trustProxy, genReqId: newId, routerOptions: { maxParamLength: 200 } });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(surroundings), adapter, { logger: ['fatal', 'error', 'warn'], bufferLogs: false });
  app.useGlobalPipes(inputPipe);
  app.useGlobalFilters(new ProblemFilter(databaseIsGone));
  const fastify = adapter.getInstance<FastifyInstance>();
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    void reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer').header('x-frame-options', 'DENY');
    if (surroundings.config.url.startsWith('https:')) void reply.header('strict-transport-security', 'max-age=31536000');
    done();
  });
  documentApi(app);
  return app;
}
