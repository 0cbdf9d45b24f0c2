import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { maxLengthOf } from './common/max-length.js';
import { readConfig } from './config.js';
import { AttachmentTitle } from './attachments/attachment.dto.js';
import { FILE_TYPES } from './files/file.problems.js';
import { MAX_BYTES } from './files/clean-file.js';
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
const files = { types: FILE_TYPES, maxBytes: MAX_BYTES, title: maxLengthOf(AttachmentTitle, 'title') };
const output = process.argv.includes('--limits') ? limitsOf(document, files) : JSON.stringify(document);
process.stdout.write(output, () => process.exit(0));
