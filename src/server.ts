import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { AppModule, type Surroundings } from './app.module.js';
import { newId } from './common/id.js';
import { inputPipe } from './common/input.js';
import { ProblemFilter } from './common/problem.filter.js';
import { databaseIsGone } from './db/db.js';

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

/** OpenAPI 3.1 at `/api/openapi.json`, a readable page at `/api/docs`. */
function documentApi(app: NestFastifyApplication): void {
  const outline = new DocumentBuilder()
    .setTitle('Passerelle')
    .setDescription('Matches people who seek naturalisation with volunteer advisers, tracks follow-ups, logs irregularities of authorities.')
    .setVersion('0.1.0')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('better-auth.session_token')
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, outline), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    // The page would otherwise ask a validator on the internet about our API.
    swaggerOptions: { validatorUrl: null },
  });
}

