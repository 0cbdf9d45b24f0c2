import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppModule } from '../src/app.module.js';
import { Open } from '../src/access/permit.js';
import type { Answer, Client } from './support/client.js';
import { TestServer } from './support/test-server.js';
import { volunteer } from './support/network.js';
import { addressOf, DEMO, NOBODY_S, send, TABLE, unique, type Ask, type Row } from './support/route-table.js';
import { REPLAYS } from './support/replay-table.js';
import { runningRoutes } from './support/routes.js';
import { ASKERS, SECRETS, STORIES, World, type Asker, type Whose } from './support/world.js';

interface Line {
  id: string;
  actor: string | null;
  permission: string;
  route: string;
  subjects: string[];
  refused: boolean;
  reason: string | null;
  hits: number | null;
}

/** Of one address in OpenAPI, by method. */
type Operations = Record<string, { parameters?: { name: string }[] }>;

let server: TestServer;
let world: World;
beforeAll(async () => {
  server = await TestServer.open();
  world = await World.make(server);
  await server.as('staff', { name: 'door' });
});
afterAll(() => server.close());

/** What the audit log has of a piece of work. */
async function linesOf<T>(work: () => Promise<T>): Promise<{ result: T; lines: Line[] }> {
  const [{ last }] = await server.rows<{ last: string }>('select coalesce(max(id), 0) as last from audit.lines');
  const result = await work();
  return {
    result,
    lines: await server.rows<Line>(
      'select id, actor, permission, route, subjects, refused, reason, hits from audit.lines where id > $1 order by id',
      [last],
    ),
  };
}

describe('the table of routes', () => {
  it('lists every route that the program serves, and no other', () => {
    const running = runningRoutes(server.app);
    const listed = TABLE.map(({ route }) => route);
    expect({
      'served, but not in the table': running.filter((route) => !listed.includes(route)),
      'in the table, but not served': listed.filter((route) => !running.includes(route)),
    }).toEqual({ 'served, but not in the table': [], 'in the table, but not served': [] });
    expect(new Set(listed).size).toBe(listed.length);
  });
});

describe('the demonstration', () => {
  let demo: TestServer;
  beforeAll(async () => (demo = await TestServer.open({ config: { demo: true } })));
  afterAll(() => demo.close());

  it('serves its clock and its letters besides, to whoever is signed in, and nothing else', async () => {
    expect(runningRoutes(demo.app)).toEqual([...TABLE, ...DEMO].map(({ route }) => route).sort());
    const told: Record<string, string[]> = {};
    for (const asker of ASKERS) {
      const client = asker === 'nobody' ? demo.anybody : await demo.as(asker, { name: `visiting-${asker}` });
      for (const each of DEMO)
        (told[each.route] ??= []).push(
          String((await send(server, each, await each.asking(world, 'own', asker), client)).status),
        );
    }
    expect(told).toEqual(Object.fromEntries(DEMO.map(({ route, own }) => [route, own.split(' ')])));
  });
});

describe('each route answers each asker as the table says, and writes it down:', () => {
  it.each(TABLE.map((each) => [each.route, each] as const))('%s', async (_, each) => {
    const told: Record<string, string> = {};
    for (const whose of ['own', 'foreign'] as const) {
      const expected = each[whose]?.split(' ').map(Number);
      if (!expected) continue;
      const statuses = [];
      for (const asker of ASKERS) statuses.push(await ask(each, whose, asker, expected[ASKERS.indexOf(asker)]));
      told[whose] = statuses.join(' ');
    }
    expect(told).toEqual({ own: each.own, ...(each.foreign ? { foreign: each.foreign } : {}) });
  });
});

describe('a request repeated with its idempotency key answers what its sender may see now:', () => {
  it('each creating route is asked for it', async () => {
    const { paths } = (await server.anybody.get('/api/openapi.json')).body as { paths: Record<string, Operations> };
    const creating = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { parameters }]) => parameters?.some(({ name }) => name === 'Idempotency-Key'))
        .map(([method]) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(creating.length).toBeGreaterThan(10);
    expect(creating.sort()).toEqual([...new Set(REPLAYS.map(({ route }) => route))].sort());
  });

  it.each(REPLAYS.map((each) => [each.route, each.how, each] as const))('%s, %s', async (_, __, { status, begin }) => {
    const { client, path, body, headers, lose } = await begin(server);
    const key = unique();
    const ask = (): Promise<Answer> => client.send('POST', path, body, { key, ...(headers ? { headers } : {}) });
    const first = await ask();
    const second = await ask();
    expect([first.status, second.status, second.headers.get('location')]).toEqual([
      201,
      201,
      first.headers.get('location'),
    ]);
    expect(second.body.id).toBe(first.body.id);
    await lose(first);
    const late = await ask();
    expect([late.status, Object.keys(late.body).sort()]).toEqual([status, ['instance', 'status', 'title', 'type']]);
    expect([late.headers.get('location'), late.headers.get('etag')]).toEqual([null, null]);
  });
});

/** One request of one asker: its status is answered, everything else that must be so is looked at here. */
async function ask(each: Row, whose: Whose, asker: Asker, expected: number): Promise<number> {
  const where = `${each.route} ${whose} ${asker}`;
  const asked = await each.asking(world, whose, asker);
  const actor = await world.accountOf(asker);
  const client = await browserOf(each, asker);
  const { result: answer, lines } = await linesOf(() => send(server, each, asked, client));
  if (answer.status !== expected) return answer.status;
  if (each.needs === null) return answer.status;
  keepsSecrets(where, asker, answer.text);
  if (answer.status >= 400)
    expect([where, answer.headers.get('content-type')]).toEqual([
      where,
      expect.stringMatching(
        / \/(acknowledge|link|requests|tell-me|check-in|:lang)/.test(each.route)
          ? /html/
          : /^application\/problem\+json/,
      ),
    ]);
  const acts = each.needs.startsWith('open:') ? (asked.actor ?? null) : actor;
  const line = { actor: acts, permission: each.needs, route: each.route };
  if (answer.status < 300 && asked.subjects) {
    expect([where, lines]).toEqual([where, [expect.objectContaining({ ...line, refused: false })]]);
    expect([where, lines[0].subjects]).toEqual([
      where,
      expect.arrayContaining(asked.subjects.length > 0 ? asked.subjects : [answer.body.id ?? expect.any(String)]),
    ]);
  } else if (answer.status < 300 && asked.searches) {
    const found = { ...line, refused: false, hits: 0, subjects: [] };
    expect([where, lines]).toEqual([where, [expect.objectContaining(found)]]);
  } else if (answer.status === 401 && asked.turnedAway) {
    const turned = { ...line, refused: true, reason: asked.turnedAway };
    expect([where, lines]).toEqual([where, [expect.objectContaining(turned)]]);
  } else if ([403, 404].includes(answer.status) && !each.needs.startsWith('open:'))
    expect([where, lines]).toEqual([where, [expect.objectContaining({ ...line, refused: true })]]);
  else expect([where, lines]).toEqual([where, []]);
  if (answer.status === 201)
    expect([where, (await client.get(answer.headers.get('location') ?? '/nowhere')).status]).toEqual([where, 200]);
  if (answer.status === 404 && whose === 'foreign' && asked.path?.['id']) {
    const missing = await send(server, each, { ...asked, path: { ...asked.path, id: NOBODY_S } }, client);
    expect([where, { ...answer.body, instance: '' }]).toEqual([where, { ...missing.body, instance: '' }]);
  }
  if (each.route.startsWith('GET '))
    expect([where, 'HEAD', (await send(server, each, asked, client, 'HEAD')).status]).toEqual([
      where,
      'HEAD',
      answer.status,
    ]);
  else if (answer.status < 300) world.spent();
  if (each.route.endsWith('sign-out-everywhere') && answer.status < 300) world.comesAs(asker, await signInAgain(asker));
  return answer.status;
}

/** Nothing of a person reaches those it is not for, whatever the route. */
function keepsSecrets(where: string, asker: Asker, text: string): void {
  const all = [...SECRETS.own, ...SECRETS.foreign, STORIES.own, STORIES.foreign];
  const mayBeSeen = {
    nobody: [],
    adviser: [...SECRETS.own, STORIES.own],
    coordinator: [...SECRETS.own, STORIES.own],
    staff: [STORIES.own, STORIES.foreign],
    privacy: [],
    admin: [],
  }[asker] as string[];
  const hidden = all.filter((secret) => !mayBeSeen.includes(secret));
  for (const secret of hidden) expect([where, text.includes(secret) ? secret : 'nothing']).toEqual([where, 'nothing']);
}

/** Whoever signs in has an empty browser, whoever signs out a session to lose. */
async function browserOf({ route }: Row, asker: Asker): Promise<Client> {
  if (route.includes('/sign-in')) return server.anybody;
  return route.includes('/sign-out') && asker !== 'nobody' ? signInAgain(asker) : world.as(asker);
}

/** By the password alone: passkeys of earlier rows would be asked for. */
async function signInAgain(asker: Asker): Promise<Client> {
  await server.rows('delete from passkeys where account_id = $1', [await world.accountOf(asker)]);
  return server.signIn(addressOf(asker));
}

describe('nobody gets around the table', () => {
  const guarded = TABLE.filter(({ needs }) => needs !== null && !needs.startsWith('open:'));

  it('with a session that has ended, been disabled or been made up', async () => {
    const gone = await server.as('coordinator', { name: 'disabled', cantons: ['CH'] });
    const { id } = (await gone.get('/api/me')).body;
    await server.rows('update accounts set disabled_at = now() where id = $1', [id]);
    const made = (value: string): Ask['headers'] => ({ cookie: `passerelle.session=${value}` });
    for (const each of guarded) {
      const asked = { path: { id: NOBODY_S, absence: NOBODY_S, grant: NOBODY_S, item: 'tax' } };
      expect([each.route, (await send(server, each, asked, gone)).status]).toEqual([each.route, 401]);
      expect([
        each.route,
        (await send(server, each, { ...asked, headers: made(`${unique()}.${unique()}`) }, server.anybody)).status,
      ]).toEqual([each.route, 401]);
    }
    const late = await server.as('staff', { name: 'late' });
    await server.rows(
      `update sessions set expires_at = now() - interval '1 second' where account_id = (select id from accounts where email = 'late@passerelle.example')`,
    );
    expect((await late.get('/api/me')).status).toBe(401);
  });

  it('as an adviser who has not yet promised to keep quiet: only their own account and profile are open', async () => {
    const fresh = await volunteer(server, 'fresh');
    const open = [
      ...TABLE.filter(({ needs }) => needs === 'accounts.self').map(({ route }) => route),
      'GET /api/advisers/me',
      'PATCH /api/advisers/me',
      'POST /api/advisers/me/undertaking',
    ];
    await server.rows('update advisers set undertaking_on = null, undertaking_version = null where id = $1', [
      fresh.id,
    ]);
    for (const each of guarded.filter(({ route }) => !open.includes(route))) {
      const { result, lines } = await linesOf(async () =>
        send(server, each, await each.asking(world, 'own', 'adviser'), fresh.client),
      );
      const mayOtherwise = !each.own.split(' ')[1].startsWith('403');
      expect([each.route, result.status, result.body.type]).toEqual([
        each.route,
        403,
        mayOtherwise ? '/problems/undertaking' : '/problems/forbidden',
      ]);
      expect([each.route, lines.filter(({ refused }) => refused).length]).toEqual([each.route, 1]);
    }
    expect((await fresh.client.get('/api/me')).status).toBe(200);
    expect((await fresh.client.get('/api/advisers/me')).status).toBe(200);
    expect((await fresh.client.post('/api/advisers/me/undertaking', { version: '2026-01' })).status).toBe(200);
    expect((await fresh.client.get('/api/cases')).status).toBe(200);
  });

  it('as staff or a coordinator who advises besides: their own cases are open to them, wherever they are, and no others', async () => {
    const { id: adviserId } = world.advisers.foreign;
    const [{ id: foreign }, { id: other }] = [await world.case('foreign'), await world.waiting('foreign')];
    await server.rows('update accounts set adviser_id = null where adviser_id = $1', [adviserId]);
    for (const role of ['coordinator', 'staff'] as const) {
      const both = await server.as(role, {
        name: `${role}-who-advises`,
        cantons: role === 'coordinator' ? ['VD'] : [],
        adviserId,
      });
      expect((await both.get(`/api/cases/${foreign}`)).body.person.lastName).toBe('Zurbriggen');
      expect((await both.get(`/api/cases/${foreign}/events`)).status).toBe(200);
      expect((await both.get(`/api/cases/${other}/events`)).status).toBe(404);
      expect((await both.get(`/api/cases/${other}`)).body.person).toBeUndefined();
      await server.rows('update accounts set adviser_id = null where adviser_id = $1', [adviserId]);
    }
  });

  it('by a route for which nobody has said what it needs: the program does not start', async () => {
    @Controller('api/forgotten')
    class Forgotten {
      @Get('declared')
      @Open('declared')
      declared(): void {}
      @Get()
      undeclared(): void {}
    }
    @Module({
      imports: [AppModule.with({ config: server.config, databaseUrl: server.database.url, transport: server.post })],
      controllers: [Forgotten],
    })
    class Careless {}
    const app = await NestFactory.create(Careless, new FastifyAdapter(), { logger: false });
    await expect(app.init()).rejects.toThrow('routes without a permission: Forgotten.undeclared');
    await app.close();
  });
});
