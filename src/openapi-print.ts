import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { readConfig } from './config.js';
import { HoldingTransport } from './mail/transport.js';
import { describeApi } from './openapi.js';
import { limitsOf } from './openapi-limits.js';

const config = readConfig({ PASSERELLE_SECRET: randomBytes(32).toString('base64') }, ['--demo']);
const app = await NestFactory.create<NestFastifyApplication>(
  AppModule.with({ config, databaseUrl: 'postgres://localhost/none', transport: new HoldingTransport() }),
  new FastifyAdapter(),
  { preview: true, logger: false },
);
const document = describeApi(app);
const output = process.argv.includes('--limits') ? limitsOf(document) : JSON.stringify(document);
process.stdout.write(output, () => process.exit(0));
