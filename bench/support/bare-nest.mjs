// What the public pages are measured against: Nest on Fastify with one controller that answers bytes it was given, under
// the same header of their kind. No guard, no pipe, no interceptor.
import 'reflect-metadata';
import { Controller, Get, Header, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

const { pages } = JSON.parse(process.argv[2]);
const bytes = Object.fromEntries(Object.entries(pages).map(([name, page]) => [name, Buffer.from(page, 'base64')]));

class BareController {}
for (const name of Object.keys(bytes)) {
  BareController.prototype[name] = () => bytes[name];
  const route = Object.getOwnPropertyDescriptor(BareController.prototype, name);
  Get(name)(BareController.prototype, name, route);
  Header('content-type', 'text/html; charset=utf-8')(BareController.prototype, name, route);
  Header('content-encoding', 'br')(BareController.prototype, name, route);
}
Controller()(BareController);
class BareModule {}
Module({ controllers: [BareController] })(BareModule);

const app = await NestFactory.create(BareModule, new FastifyAdapter(), { logger: false });
await app.listen(0, '127.0.0.1');
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
process.on('disconnect', () => process.exit(0));
process.send({ address: await app.getUrl() });
