// The real program, with two routes more that call the service and answer its JSON: no session, no audit line, no pipes.
import { isOpen } from '../../dist/access/permit.js';
import { CaseListService } from '../../dist/cases/case-list.service.js';
import { PeopleService } from '../../dist/people/people.service.js';
import { createApp } from '../../dist/server.js';
import { answerForMemory } from './processes.mjs';
import { configFor, coordinator, NullTransport } from './settings.mjs';

const settings = JSON.parse(process.argv[2]);
const app = await createApp({
  config: configFor(settings),
  databaseUrl: settings.url,
  transport: new NullTransport(),
  secondFactor: 'optional',
});
const fastify = app.getHttpAdapter().getInstance();
const open = [];
fastify.addHook('onRoute', ({ config, method, url }) => {
  if (isOpen(config))
    open.push(
      ...[method]
        .flat()
        .filter((each) => each !== 'HEAD')
        .map((each) => `${each} ${url}`),
    );
});
const [lists, people] = [app.get(CaseListService), app.get(PeopleService)];
fastify.get('/handler/cases', (request) => lists.list(coordinator, request.query.waiting ? { waiting: true } : {}));
fastify.post('/handler/people/search', (request) => people.search(coordinator, request.body.q));
await (settings.role === 'worker' ? app.init() : app.listen(0, '127.0.0.1'));
answerForMemory();
const stop = () => void app.close().then(() => process.exit(0));
process.on('SIGTERM', stop);
process.on('disconnect', stop);
process.send({ address: settings.role === 'worker' ? null : await app.getUrl(), open });
