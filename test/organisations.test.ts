import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, ORGANISATIONS } from '../src/examples/index.js';
import { TestServer } from './support/test-server.js';

describe('organisations', () => {
  let server: TestServer;
  beforeAll(async () => (server = await TestServer.open()));
  afterAll(() => server.close());

  it('lets the secretariat write down a community association, once, and correct it', async () => {
    const staff = await server.as('staff');
    const asked = { name: 'Eritrean Community Léman', kind: 'community', canton: 'VD' };
    const made = await staff.post('/api/organisations', asked, { key: 'first' });
    expect(made).toMatchObject({ status: 201, body: { ...asked, version: 1 } });
    expect(made.headers.get('location')).toBe(`/api/organisations/${made.body.id}`);
    expect(made.headers.get('etag')).toBe('"1"');
    expect((await staff.post('/api/organisations', asked, { key: 'first' })).body).toEqual(made.body);
    expect(await staff.post('/api/organisations', asked)).toMatchObject({
      status: 409,
      body: { type: '/problems/organisation-exists' },
    });

    const path = `/api/organisations/${made.body.id}`;
    expect((await staff.patch(path, { canton: null })).status).toBe(428);
    const changed = await staff.patch(path, { canton: null }, { version: 1 });
    expect(changed).toMatchObject({
      status: 200,
      body: { name: asked.name, kind: 'community', canton: null, version: 2 },
    });
    expect(await staff.patch(path, { name: 'Late' }, { version: 1 })).toMatchObject({
      status: 412,
      body: { current: 2 },
    });
    expect((await staff.get(path)).body).toEqual(changed.body);
    expect((await staff.get(path)).headers.get('cache-control')).toBe('no-store');
  });

  it('lists them by name as people sort, page by page, by kind and canton', async () => {
    const staff = await server.as('staff');
    const names = ['Ökumene Aarau', 'Assemblée citoyenne', 'zweite Heimat', 'Sektion Zürich'];
    for (const name of names)
      expect(
        (
          await staff.post('/api/organisations', {
            name,
            kind: name === 'Sektion Zürich' ? 'section' : 'assembly',
            ...(name.includes('Zürich') ? { canton: 'ZH' } : {}),
          })
        ).status,
      ).toBe(201);
    const coordinator = await server.as('coordinator');
    const listed: string[] = [];
    let path = '/api/organisations?limit=2';
    for (let more = true; more;) {
      const answer = await coordinator.get<{ items: { name: string }[]; next: string | null }>(path);
      listed.push(...answer.body.items.map(({ name }) => name));
      path = `/api/organisations?limit=2&after=${answer.body.next}`;
      more = answer.body.next !== null;
    }
    expect(listed).toEqual([
      'Assemblée citoyenne',
      'Eritrean Community Léman',
      'Ökumene Aarau',
      'Sektion Zürich',
      'zweite Heimat',
    ]);
    expect((await coordinator.get('/api/organisations?kind=section&canton=ZH')).body.items).toMatchObject([
      { name: 'Sektion Zürich' },
    ]);
    expect((await coordinator.get('/api/organisations?kind=party')).status).toBe(422);
  });

  it('refuses an unknown kind or canton, an empty name and a name that is taken', async () => {
    const staff = await server.as('staff');
    for (const [body, pointer] of [
      [{ name: 'x', kind: 'club' }, '/kind'],
      [{ name: 'x', kind: 'section', canton: 'XX' }, '/canton'],
      [{ name: ' ', kind: 'section' }, '/name'],
      [{ name: 'x', kind: 'section', id: 'mine' }, '/id'],
    ] as const) {
      const answer = await staff.post('/api/organisations', body);
      expect({ status: answer.status, pointer: answer.body.errors?.[0].pointer }).toEqual({ status: 422, pointer });
    }
    const {
      body: {
        items: [first, second],
      },
    } = await staff.get('/api/organisations');
    expect(
      (await staff.patch(`/api/organisations/${first.id}`, { name: second.name }, { version: first.version })).status,
    ).toBe(409);
  });

  it('is for coordinators to read, for the secretariat to write, and nothing for advisers or strangers', async () => {
    const [coordinator, adviser] = [await server.as('coordinator'), await server.as('adviser')];
    const made = { name: 'Not by me', kind: 'section' };
    expect((await server.anybody.get('/api/organisations')).status).toBe(401);
    expect((await adviser.get('/api/organisations')).status).toBe(403);
    expect((await coordinator.get('/api/organisations')).status).toBe(200);
    expect((await coordinator.post('/api/organisations', made)).status).toBe(403);
    expect((await coordinator.get('/api/organisations/not-an-id')).status).toBe(404);
    expect((await coordinator.get('/api/organisations/019a0000-0000-7000-8000-000000000000')).status).toBe(404);
  });
});

describe('the demonstration', () => {
  let demo: TestServer;
  beforeAll(async () => (demo = await TestServer.open({ config: { demo: true } })));
  afterAll(() => demo.close());

  it('has a community association, and two advisers who belong to it', async () => {
    const coordinator = await demo.signIn('coordinator@passerelle.example', DEMO_PASSWORD);
    const { items } = (await coordinator.get('/api/organisations')).body;
    expect(items).toEqual([expect.objectContaining({ name: ORGANISATIONS[0].name, kind: 'community', canton: 'VD' })]);
    const switzerland = await demo.signIn('switzerland@passerelle.example', DEMO_PASSWORD);
    const advisers = (await switzerland.get('/api/advisers?limit=200')).body.items as {
      firstName: string;
      organisation: string | null;
    }[];
    const members = advisers.filter(({ organisation }) => organisation === items[0].id);
    expect(members.map(({ firstName }) => firstName).sort()).toEqual(['Rahel', 'Salome']);
  });
});
