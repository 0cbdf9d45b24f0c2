import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { Client, type Answer } from './support/client.js';
import { asOwner, makeDatabase } from './support/database.js';
import { HOSTILE, placesIn, withAt } from './support/hostile.js';
import { TestServer, PASSWORD } from './support/test-server.js';
import { ask, GENEVA, logged, selam, volunteer, type Volunteer } from './support/network.js';
import { RunningProgram, until } from './support/program.js';
import { NOBODY_S, send, TABLE, type Ask, type Row } from './support/route-table.js';
import { runningRoutes } from './support/routes.js';
import { ASKERS, World, type Asker } from './support/world.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** What an answer to somebody outside must never hold: places in our code, statements, words of the database or of a library. */
const INSIDES =
  /\bat [^ ]+ \(|\.(ts|js|mjs):\d+|node_modules|\b(select|insert into|update|delete from)\b.*\b(from|values|set|where)\b|violates|QueryFailed|syntax error|relation "|column "|FST_ERR|Cannot read properties/i;
const JSON_TYPE = { headers: { 'content-type': 'application/json' } };

/** A refusal is a problem with an id under which the log has the rest, and tells nothing of our insides. */
function expectProblem(answer: Answer, status: number, type: string): void {
  expect(answer).toMatchObject({
    status,
    body: { type: `/problems/${type}`, status, title: expect.any(String), instance: expect.stringMatching(UUID) },
  });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.text).not.toMatch(INSIDES);
}

let server: TestServer;
let coordinator: Client;
let rahel: Volunteer;
beforeAll(async () => {
  server = await TestServer.open();
  coordinator = await server.as('coordinator');
  rahel = await volunteer(server, 'rahel', { capacity: 100 });
});
afterAll(() => server.close());

describe('what cannot be read', () => {
  it.each<[what: string, body: string | undefined, type: string, status: number, problem: string]>([
    ['malformed JSON', '{"locale":', 'application/json', 400, 'malformed'],
    ['no JSON at all', '', 'application/json', 400, 'malformed'],
    ['more than a megabyte', `{"locale":"${'x'.repeat(1_100_000)}"}`, 'application/json', 413, 'too-large'],
    ['a text', 'locale=it', 'text/plain', 415, 'media-type'],
    ['XML', '<locale>it</locale>', 'application/xml', 415, 'media-type'],
    ['a file', '--x--', 'multipart/form-data; boundary=x', 415, 'media-type'],
    [
      'a form, as any page elsewhere could send it',
      'locale=it',
      'application/x-www-form-urlencoded',
      415,
      'media-type',
    ],
    [
      'a prototype for all objects',
      '{"__proto__":{"role":"admin"},"locale":"it"}',
      'application/json',
      400,
      'malformed',
    ],
    [
      'a prototype by another way',
      '{"constructor":{"prototype":{"role":"admin"}},"locale":"it"}',
      'application/json',
      400,
      'malformed',
    ],
    [
      'lists fifty thousand deep',
      `{"locale":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      'application/json',
      422,
      'bad-input',
    ],
    [
      'objects twenty thousand deep',
      `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
      'application/json',
      422,
      'bad-input',
    ],
    ['a list in the place of an object', '[{"locale":"it"}]', 'application/json', 422, 'bad-input'],
    ['null', 'null', 'application/json', 422, 'bad-input'],
    ['a number', '3', 'application/json', 422, 'bad-input'],
    ['a field nobody knows', '{"locale":"it","role":"admin"}', 'application/json', 422, 'bad-input'],
  ])('refuses %s', async (_, body, type, status, problem) => {
    expectProblem(
      await coordinator.send('PATCH', '/api/me', body, { headers: { 'content-type': type } }),
      status,
      problem,
    );
  });

  it('says of each fault where it lies, in one answer', async () => {
    const bad = await server.anybody.post('/api/requests', {
      ...selam({
        firstName: ' ',
        languages: ['french'],
        commune: 1e308,
        contact: { email: 'nobody', safeToCall: 'false' },
        facts: { birthDate: '2026-02-30' },
        members: [{ firstName: 'Yonas', relation: 'cat' }],
        helper: [],
        'a/b~c': 1,
      }),
    });
    expectProblem(bad, 422, 'bad-input');
    expect(bad.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/a~1b~0c',
      '/commune',
      '/contact/email',
      '/contact/safeToCall',
      '/facts/birthDate',
      '/firstName',
      '/helper',
      '/languages',
      '/members/0/relation',
    ]);
    for (const { detail } of bad.body.errors) expect(detail).toEqual(expect.stringMatching(/^\S.{5,}/));
  });

  it('counts signs as people do, takes any script, and never a NUL or half a sign', async () => {
    const answer = async (firstName: string): Promise<number> =>
      (
        await rahel.client.post(
          '/api/cases',
          logged({ stage: 'preparation', person: { ...(logged()['person'] as object), firstName } }),
        )
      ).status;
    expect(await answer('𝒳'.repeat(80))).toBe(201);
    expect(await answer('𝒳'.repeat(81))).toBe(422);
    for (const name of ['ሰላም', 'نور', 'தமிழ்', 'Åsa', 'O’Connor; drop table people'])
      expect([name, await answer(name)]).toEqual([name, 201]);
    for (const name of ['a\u0000', '\ud800', 'a\nb', '\u2028', ''])
      expect([name, await answer(name)]).toEqual([name, 422]);
  });
});

describe('what is not there', () => {
  it.each([
    '/nowhere',
    '/api',
    '/api/nowhere',
    '/api/cases/',
    '/api/cases/not-an-id',
    '/api/cases/00000000-0000-0000-0000-000000000000',
    `/api/cases/${NOBODY_S}`,
    `/api/cases/${NOBODY_S}x`,
    '/api/cases/%00',
    '/api/cases/..%2f..%2fetc%2fpasswd',
    `/api/cases/${'a'.repeat(5000)}`,
    '/api/requests/%00',
    `/api/requests/${'x'.repeat(44)}`,
    '/api/people/1',
    '/.env',
    '/api/docs/../../package.json',
    '/api/docs/%2e%2e%2f%2e%2e%2fpackage.json',
  ])('is not found: %s', async (path) => {
    expectProblem(await coordinator.get(path), 404, 'not-found');
  });

  it('is no address that cannot be read', async () => {
    expectProblem(await coordinator.get('/api/cases/%E0%A4%A'), 400, 'malformed');
  });

  it('is no method that a route has not', async () => {
    for (const [method, path] of [
      ['PUT', '/api/me'],
      ['DELETE', `/api/cases/${NOBODY_S}`],
      ['OPTIONS', '/api/cases'],
      ['PATCH', '/api/requests'],
    ])
      expectProblem(await coordinator.send(method, path, undefined), 404, 'not-found');
  });
});

describe('lists', () => {
  it.each([
    'limit=0',
    'limit=201',
    'limit=abc',
    'limit=1e2',
    'limit=1.5',
    'limit=1&limit=2',
    'limit[]=1',
    'after=',
    'after=abc.def',
    'after=%00',
    'stage=nonsense',
    'canton=XX',
    'adviser=1',
    'waiting=yes',
    'due=',
    'x=1',
  ])('refuse ?%s', async (query) => {
    expectProblem(await coordinator.get(`/api/cases?${query}`), 422, 'bad-input');
  });

  it('take a cursor only as it was given, for the same list and filter', async () => {
    for (let i = 0; i < 3; i++) await ask(server, { commune: GENEVA, contact: {} });
    const { next } = (await coordinator.get('/api/cases?canton=GE&limit=1')).body;
    expect((await coordinator.get(`/api/cases?canton=GE&limit=2&after=${encodeURIComponent(next)}`)).status).toBe(200);
    const [body, signature] = next.split('.');
    const forged = Buffer.from(JSON.stringify(['ffffffff-ffff-7fff-bfff-ffffffffffff'])).toString('base64url');
    for (const after of [
      `${forged}.${signature}`,
      `${body}.${signature.slice(1)}`,
      `${body}`,
      `${body}.`,
      `.${signature}`,
      `${next}.x`,
      `${next}x`,
    ])
      expectProblem(
        await coordinator.get(`/api/cases?canton=GE&limit=1&after=${encodeURIComponent(after)}`),
        422,
        'bad-input',
      );
    for (const other of [
      '/api/cases?limit=1',
      '/api/cases?canton=VD',
      '/api/cases?canton=GE&waiting=true',
      '/api/offers?limit=1',
      '/api/advisers?canton=GE',
    ])
      expectProblem(await coordinator.get(`${other}&after=${encodeURIComponent(next)}`), 422, 'bad-input');
  });
});

describe('whatever somebody sends to whichever route', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make(server);
  });
  /** What is to be sent for a row; where earlier tries have used up or changed what it needs, after making room again. */
  const asking = async (row: Row, asker: Asker): Promise<Ask> => {
    await server.forgetCounts();
    try {
      return await row.asking(world, 'own', asker);
    } catch {
      await server.rows(`delete from offers where state = 'open'`);
      await server.rows(
        `update cases set stage = 'closed', outcome = 'advised', closed_on = '2026-03-02', waiting_since = null, snoozed_until = null where stage not in ('closed', 'withdrawn')`,
      );
      await server.rows(
        `update advisers set capacity = 100, state = 'active', cantons = '{VD}', conflicts = '[]', languages = '[{"code": "ti", "level": "fluent", "interprets": true}]' where id = $1`,
        [world.advisers.own.id],
      );
      await server.rows('delete from absences');
      world.spent();
      return row.asking(world, 'own', asker);
    }
  };
  /** Never an error of ours, and if it is a refusal, a problem. */
  const expectDecent = (where: string, answer: Answer): void => {
    expect([where, answer.status < 500 ? 'decent' : answer.status]).toEqual([where, 'decent']);
    if (answer.status < 400 || answer.headers.get('content-type')?.startsWith('text/html')) return;
    expect([where, answer.headers.get('content-type')]).toEqual([where, 'application/problem+json; charset=utf-8']);
    expect([where, answer.body.instance, answer.text]).toEqual([
      where,
      expect.stringMatching(UUID),
      expect.not.stringMatching(INSIDES),
    ]);
  };

  it('is refused or done, in the body of every route that takes one', async () => {
    const rows = TABLE.filter(
      ({ route }) => !/^GET|sign-out|^POST \/(link|requests|tell-me|check-in|:lang)/.test(route),
    ).flatMap((row) => {
      const asker = ASKERS[row.own.split(' ').findIndex((status) => status.startsWith('2'))];
      return [{ row, asker }];
    });
    const reached = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...rows),
        fc.nat(1000),
        fc.constantFrom(...HOSTILE),
        async ({ row, asker }, field, hostile) => {
          const asked = await asking(row, asker);
          const places = placesIn(asked.body ?? {});
          const body = withAt(asked.body ?? {}, places[field % places.length], hostile);
          const answer = await send(
            server,
            row,
            { ...asked, body: JSON.stringify(body), headers: { ...asked.headers, ...JSON_TYPE.headers } },
            world.as(asker),
          );
          if (answer.status < 300) world.spent();
          // At the door itself, a wrong password is what it says.
          if (!row.route.includes('sign-in')) reached.add(answer.status);
          expectDecent(`${row.route} ${JSON.stringify(body).slice(0, 300)}`, answer);
        },
      ),
      { numRuns: 400 },
    );
    // It was let in where it is looked at, not turned away at the door.
    expect([...reached]).toEqual(expect.arrayContaining([200, 201, 422]));
    expect(reached).not.toContain(401);
  }, 240_000);

  it('is refused or answered, in the query of every route', async () => {
    const names = [
      'limit',
      'after',
      'q',
      'canton',
      'commune',
      'postcode',
      'state',
      'stage',
      'status',
      'code',
      'kind',
      'role',
      'from',
      'to',
      'due',
      'adviser',
      'case',
      'subject',
      'actor',
      'followUp',
      'waiting',
      'mine',
      'language',
      'origin',
      '__proto__',
      'constructor',
    ];
    const rows = TABLE.filter(
      ({ route, needs }) => route.startsWith('GET ') && !route.includes(':lang') && needs !== null,
    ).map((row) => ({ row, asker: ASKERS[row.own.split(' ').findIndex((status) => !/^4/.test(status))] }));
    const texts = HOSTILE.filter(
      (each): each is string | number => typeof each === 'string' || typeof each === 'number',
    ).map((each) => String(each).slice(0, 2000).toWellFormed());
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...rows),
        fc.constantFrom(...names),
        fc.constantFrom(...texts, 'a&limit=1', '%ff', '%00'),
        async ({ row, asker }, name, text) => {
          const { path, headers } = await asking(row, asker);
          const query = `${name}=${text.startsWith('%') || text.includes('&') ? text : encodeURIComponent(text)}`;
          expectDecent(`${row.route}?${query}`, await send(server, row, { path, headers, query }, world.as(asker)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is refused in the place of an id, as if there were no such record', async () => {
    for (const each of TABLE.filter(({ route, needs }) => route.includes('/:id') && needs !== null)) {
      const asker = ASKERS[each.own.split(' ').findIndex((status) => status.startsWith('2'))];
      const asked = await asking(each, asker);
      for (const id of ['0', 'null', NOBODY_S.slice(1), `${NOBODY_S}%00`, '%27%20or%201=1']) {
        const answer = await send(server, each, { ...asked, version: 1, path: { ...asked.path, id } }, world.as(asker));
        expect([each.route, id, answer.status, answer.body.type]).toEqual([each.route, id, 404, '/problems/not-found']);
      }
    }
  });
});

describe('a record that is edited', () => {
  it('carries its version as ETag, and changes only for whoever has read that version', async () => {
    const { body, headers } = await rahel.client.post('/api/cases', logged({ stage: 'preparation' }));
    const path = `/api/cases/${body.id}`;
    expect(headers.get('etag')).toBe('"1"');
    expect((await rahel.client.get(path)).headers.get('etag')).toBe('"1"');
    expectProblem(await rahel.client.patch(path, { filedOn: '2026-01-05' }), 428, 'version-missing');
    for (const tag of ['"2"', '1', '"x"', '*', '"1", "2"', '""', '"99999999999"'])
      expectProblem(
        await rahel.client.patch(path, { filedOn: '2026-01-05' }, { headers: { 'if-match': tag } }),
        412,
        'stale',
      );
    const [one, other] = await Promise.all(
      ['2026-01-05', '2026-01-06'].map((filedOn) => rahel.client.patch(path, { filedOn }, { version: 1 })),
    );
    expect([one.status, other.status].sort()).toEqual([200, 412]);
    const [won, lost] = one.status === 200 ? [one, other] : [other, one];
    expect(won.headers.get('etag')).toBe('"2"');
    expect(lost.body.current).toBe(2);
    expect(
      (await rahel.client.patch(path, { filedOn: '2026-01-07' }, { headers: { 'if-match': 'W/"2"' } })).status,
    ).toBe(200);
    expect((await rahel.client.get(path)).headers.get('cache-control')).toBe('no-store');
  });
});

describe('a key sent along', () => {
  const open = (client: Client, key: string, over: Record<string, unknown> = {}): Promise<Answer> =>
    client.post('/api/cases', logged({ stage: 'preparation', ...over }), { key });

  it.each(['', 'x'.repeat(201), 'with blank', 'ü', '\t'])('is refused when it is %j', async (key) => {
    const answer = await server.anybody
      .send('POST', '/api/requests', selam(), { headers: { 'idempotency-key': key } })
      .catch((error: unknown) => error);
    // A header that cannot even be sent needs no refusal.
    if (!(answer instanceof TypeError)) expectProblem(answer as Answer, 422, 'bad-input');
  });

  it('makes one record, however often and at once it comes', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(rahel.client, 'eight-at-once')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
  });

  it('is another’s own, and another route’s', async () => {
    const [mine, theirs] = [
      await open(rahel.client, 'shared'),
      await open((await volunteer(server, 'selin')).client, 'shared'),
    ];
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(mine.body.id).not.toBe(theirs.body.id);
    const note = (id: string): Promise<Answer> =>
      rahel.client.post(`/api/cases/${id}/notes`, { kind: 'note', text: 'x' }, { key: 'shared' });
    const [one, again] = [await note(mine.body.id), await note(mine.body.id)];
    expect([one.status, again.body.id]).toEqual([201, one.body.id]);
    // The same words about another case are another note.
    const other = await open(rahel.client, 'other-case');
    expect((await note(other.body.id)).body.id).not.toBe(one.body.id);
  });

  it('is not used up by a request that was refused, and stands for one body only', async () => {
    expectProblem(await open(rahel.client, 'second-try', { filedOn: '2027-01-01' }), 422, 'bad-input');
    const made = await open(rahel.client, 'second-try', { filedOn: '2026-01-05' });
    expect(made.status).toBe(201);
    expectProblem(await open(rahel.client, 'second-try', { filedOn: '2026-01-06' }), 409, 'idempotency-key');
    expect((await open(rahel.client, 'second-try', { filedOn: '2026-01-05' })).body.id).toBe(made.body.id);
    expect(await server.rows(`select record_id from idempotency_keys where key = 'second-try'`)).toEqual([
      { record_id: made.body.id },
    ]);
  });
});

describe('the door', () => {
  it('lets somebody sign in, stay and sign out by whichever address they reach the server', async () => {
    await server.as('staff', { name: 'roundabout' });
    const browser = server.anybody;
    const from = { headers: { origin: server.url, 'sec-fetch-site': 'same-origin' } };
    for (let round = 0; round < 2; round++) {
      expect(
        (
          await browser.post(
            '/api/auth/sign-in/email',
            { email: 'roundabout@passerelle.example', password: PASSWORD },
            from,
          )
        ).status,
      ).toBe(200);
      expect((await browser.patch('/api/me', { locale: 'it' }, from)).status).toBe(200);
      expect((await browser.post('/api/auth/sign-out', {}, from)).status).toBe(200);
      expect((await browser.get('/api/me')).status).toBe(401);
    }
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { referer: 'https://evil.example/x' },
      { 'sec-fetch-site': 'cross-site' },
    ] as Record<string, string>[])
      expectProblem(await rahel.client.patch('/api/me', { locale: 'it' }, { headers }), 403, 'foreign-origin');
  });

  it('asks whoever sends too many requests for help to wait, says how long, and lets nobody else wait', async () => {
    const crowded = await TestServer.open();
    try {
      const statuses = [];
      for (let i = 0; i < 61; i++)
        statuses.push((await crowded.anybody.post('/api/requests', selam({ contact: {} }))).status);
      expect(statuses).toEqual([...Array<number>(60).fill(201), 429]);
      const refused = await crowded.anybody.post('/api/requests', selam());
      expectProblem(refused, 429, 'too-many');
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500);
      expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(600);
      expect(await crowded.rows('select count(*)::integer as count from cases')).toEqual([{ count: 60 }]);
      expect((await crowded.anybody.get('/api/places/cantons')).status).toBe(200);
    } finally {
      await crowded.close();
    }
  });

  it('shows its measures to whoever has the key alone, and nothing at all where none is set', async () => {
    const key = server.config.metricsKey!;
    const metrics = (authorization?: string): Promise<Answer> =>
      server.anybody.get('/metrics', { headers: authorization ? { authorization } : {} });
    for (const wrong of [
      undefined,
      'Bearer',
      'Bearer ',
      `Bearer ${key}x`,
      `Bearer ${key.slice(1)}`,
      key,
      `bearer ${key}`,
    ])
      expectProblem(await metrics(wrong), 404, 'not-found');
    const shown = await metrics(`Bearer ${key}`);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-type')).toContain('text/plain');
    for (const name of [
      'passerelle_jobs',
      'passerelle_mails',
      'passerelle_mail_oldest_seconds',
      'passerelle_disk_free_bytes',
      'passerelle_audit_unsealed',
      'process_cpu_seconds_total',
    ])
      expect(shown.text).toContain(`# TYPE ${name}`);
    expect(shown.text).toMatch(/^passerelle_mails\{state="queued"\} \d+$/m);
    expect(shown.text).not.toMatch(/@|Selam/);
    const without = await TestServer.open({ config: { metricsKey: null } });
    expectProblem(
      await without.anybody.get('/metrics', { headers: { authorization: 'Bearer null' } }),
      404,
      'not-found',
    );
    await without.close();
  });

  it('tells browsers to guess no types, to show no referrer, to frame nothing and to keep nothing', async () => {
    for (const answer of [
      await coordinator.get('/api/me'),
      await coordinator.get('/nowhere'),
      await server.anybody.get('/api/health/live'),
    ])
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
      });
    expect((await coordinator.get('/api/me')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('the compiled program', () => {
  let program: RunningProgram;
  let database: Awaited<ReturnType<typeof makeDatabase>>;
  beforeAll(async () => {
    database = await makeDatabase();
    program = await RunningProgram.start({
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      PASSERELLE_SECRET: randomBytes(32).toString('base64url'),
    });
    await program.ready();
  });
  afterAll(async () => {
    await program.kill('SIGTERM');
    await database.drop();
  });

  it('describes every route in OpenAPI 3.1, and leaves nothing open in it', async () => {
    const document = (await new Client(program.url).get('/api/openapi.json')).body as Description;
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    const pages =
      /^\w+ \/($|\*|:lang|acknowledge\/|link\/|requests\/|tell-me\/|check-in\/|style\/|api\/docs|api\/openapi)/;
    expect(described.sort()).toEqual(runningRoutes(server.app).filter((route) => !pages.test(route)));
    expect(openEnds(document)).toEqual([]);
  });

  it('writes nothing of a person into its log, also when an insert fails and when it does not know what happened', async () => {
    await asOwner(database.name, (client) =>
      client.query(
        `alter table people add constraint ck_nobody_foresaw check (first_name <> 'Selam'); alter table communes rename column ended_on to ended_on_`,
      ),
    );
    const secrets = ['Selam', 'Tesfay', 'selam@example.org', '790000001', 'ሰላም', 'nowhere@example.org'];
    const failed = await new Client(program.url).post('/api/requests', selam());
    expectProblem(failed, 500, 'internal');
    await asOwner(database.name, (client) => client.query('alter table communes rename column ended_on_ to ended_on'));
    const insert = await new Client(program.url).post('/api/requests', selam());
    expectProblem(insert, 500, 'internal');
    expectProblem(
      await new Client(program.url).post('/api/auth/sign-in/email', {
        email: 'nowhere@example.org',
        password: 'Selam Tesfay',
      }),
      401,
      'wrong-password',
    );
    expectProblem(await new Client(program.url).get('/api/requests/Selam?email=selam@example.org'), 404, 'not-found');
    await until('the log names the constraint', () => program.said.includes('ck_nobody_foresaw'));
    for (const { body } of [failed, insert]) expect(program.said).toContain(`${body.instance} POST /api/requests `);
    for (const secret of secrets) expect([secret, program.said.includes(secret)]).toEqual([secret, false]);
    for (const secret of secrets) expect([secret, failed.text.includes(secret)]).toEqual([secret, false]);
  });
});

interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}
interface Response {
  $ref?: string;
  content?: Record<string, { schema?: Schema }>;
}
interface Described {
  operationId: string;
  parameters?: { name: string; in: string; schema?: Schema }[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
  responses: Record<string, Response>;
  security?: Record<string, unknown>[];
}
interface Description {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
  components: {
    schemas: Record<string, Schema>;
    responses: Record<string, Response>;
    securitySchemes: Record<string, unknown>;
  };
}

/** Actions that answer nothing. */
const SILENT = [
  'SessionsController_signOutEverywhere',
  'SessionsController_confirm',
  'SessionsController_end',
  'SecondFactorController_remove',
  'PasskeysController_end',
  'AccountsController_forgot',
  'SignInController_requestLetter',
  'SignInController_signOut',
];

/** Whatever a reader of the description would have to guess. */
function openEnds({ paths, components }: Description): string[] {
  const found: string[] = [];
  const look = (where: string, schema: Schema | undefined): void => {
    if (!schema) return void found.push(`${where}: no schema`);
    const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
    if (schema.$ref !== undefined && !(schema.$ref.replace('#/components/schemas/', '') in components.schemas))
      found.push(`${where}: ${schema.$ref || 'an empty reference'}`);
    if (schema.$ref === undefined && schema.type === undefined && schema.enum === undefined && parts.length === 0)
      found.push(`${where}: no type`);
    if (
      [schema.type].flat().includes('object') &&
      schema.properties === undefined &&
      schema.additionalProperties === undefined
    )
      found.push(`${where}: an object of which nothing is said`);
    if ([schema.type].flat().includes('array')) look(`${where}[]`, schema.items);
    for (const [i, part] of parts.entries()) look(`${where}|${i}`, part);
    for (const [name, property] of Object.entries(schema.properties ?? {})) look(`${where}.${name}`, property);
  };
  for (const [name, schema] of Object.entries(components.schemas)) look(name, schema);
  const ids = new Set<string>();
  for (const [path, item] of Object.entries(paths))
    for (const [method, { operationId, parameters = [], requestBody, responses, security = [] }] of Object.entries(
      item,
    )) {
      const where = `${method} ${path}`;
      if (ids.has(operationId)) found.push(`${where}: ${operationId} is twice`);
      ids.add(operationId);
      for (const [, name] of path.matchAll(/\{(\w+)\}/g))
        if (!parameters.some((known) => known.in === 'path' && known.name === name))
          found.push(`${where}: nothing about {${name}}`);
      for (const { name, schema } of parameters) look(`${where} ?${name}`, schema);
      for (const [type, { schema }] of Object.entries(requestBody?.content ?? {}))
        look(`${where} takes ${type}`, schema);
      for (const scheme of security.flatMap((each) => Object.keys(each)))
        if (!(scheme in components.securitySchemes)) found.push(`${where}: nothing about the security ${scheme}`);
      const refused = Object.entries(responses).filter(([status]) => /^[45]/.test(status));
      if (refused.length < 2) found.push(`${where}: nothing about its problems`);
      for (const [status, { $ref = '' }] of refused) {
        const declared = components.responses[$ref.replace('#/components/responses/', '')];
        look(`${where} ${status}`, declared?.content?.['application/problem+json']?.schema);
      }
      const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
      if (good.length !== 1)
        found.push(`${where} answers ${good.map(([status]) => status).join(' and ') || 'nothing'}`);
      for (const [status, { content }] of good) {
        if (!content && !SILENT.includes(operationId)) found.push(`${where} ${status}: nothing about the answer`);
        for (const { schema } of Object.values(content ?? {})) look(`${where} ${status}`, schema);
      }
    }
  return found;
}

describe('the client without a network', () => {
  it('is handed out whole: every file its service worker wants to keep, the page by its name too', async () => {
    const worker = await (await fetch(`${server.url}/worker.js`)).text();
    const files = [
      ...new Set([...worker.matchAll(/"(\/[\w./-]+\.(?:js|css|html|svg|png|webmanifest))"/g)].map(([, file]) => file)),
    ];
    expect(files).toContain('/index.html');
    const missing = await Promise.all(
      files.map(async (file) => ((await fetch(`${server.url}${file}`)).status === 200 ? null : file)),
    );
    expect(missing.filter(Boolean)).toEqual([]);
  });
});
