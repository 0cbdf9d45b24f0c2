import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from './support/client.js';
import { TestServer } from './support/test-server.js';
import { ask, GENEVA, LAUSANNE, logged, volunteer, ZURICH } from './support/network.js';

const NEW = {
  firstName: 'Noé',
  lastName: 'Rochat',
  email: 'noe@passerelle.example',
  communes: [LAUSANNE],
  languages: [{ code: 'fr', level: 'native', interprets: false }],
};

describe('advisers', () => {
  let server: TestServer;
  let coordinator: Client;
  beforeAll(async () => {
    server = await TestServer.open();
    coordinator = await server.as('coordinator');
  });
  afterAll(() => server.close());

  it('are invited by their coordinator, and active only after the undertaking', async () => {
    const added = await coordinator.post('/api/advisers', NEW);
    expect(added).toMatchObject({
      status: 201,
      body: { state: 'applying', homeCanton: 'VD', cantons: ['VD'], load: 0, invited: false },
    });
    expect(
      (await coordinator.patch(`/api/advisers/${added.body.id}`, { state: 'active' }, { version: 1 })).body.type,
    ).toBe('/problems/undertaking-missing');
    expect((await coordinator.post(`/api/advisers/${added.body.id}/invite`, { locale: 'fr' })).body.invited).toBe(true);
    expect((await coordinator.post(`/api/advisers/${added.body.id}/invite`, { locale: 'fr' })).body.type).toBe(
      '/problems/adviser-has-account',
    );
    await server.tick();
    const token = /\/link\/([\w-]+)/.exec(server.letters('noe@passerelle.example')[0].text)![1];
    await server.anybody.post('/api/accounts/use-link', { token, password: 'quatre mots au bord du lac' });
    const noe = await server.signIn('noe@passerelle.example', 'quatre mots au bord du lac');
    expect(await noe.get('/api/cases')).toMatchObject({ status: 403, body: { type: '/problems/undertaking' } });
    expect((await noe.post('/api/advisers/me/undertaking', { version: 'old' })).body).toMatchObject({
      type: '/problems/undertaking-outdated',
      current: '2026-01',
    });
    expect((await noe.post('/api/advisers/me/undertaking', { version: '2026-01' })).body).toMatchObject({
      state: 'active',
      undertaking: { on: '2026-03-02' },
    });
    expect((await noe.get('/api/cases')).status).toBe(200);
  });

  it('are looked after where they live, and seen without contact where they only serve', async () => {
    const geneva = await server.as('coordinator', { name: 'geneva', cantons: ['GE'] });
    const both = (
      await coordinator.post('/api/advisers', { ...NEW, email: 'both@passerelle.example', cantons: ['GE'] })
    ).body;
    expect((await geneva.get(`/api/advisers/${both.id}`)).body).toMatchObject({
      firstName: 'Noé',
      email: null,
      phone: null,
    });
    expect((await geneva.patch(`/api/advisers/${both.id}`, { capacity: 9 }, { version: 1 })).body.type).toBe(
      '/problems/outside-territory',
    );
    const zurich = await server.as('coordinator', { name: 'zurich', cantons: ['ZH'] });
    expect((await zurich.get(`/api/advisers/${both.id}`)).status).toBe(404);
    expect((await zurich.all('/api/advisers')).map((each) => each.id)).not.toContain(both.id);
    expect(
      (await zurich.post('/api/advisers', { ...NEW, email: 'x@passerelle.example', communes: [GENEVA] })).body.type,
    ).toBe('/problems/outside-territory');
    expect(
      (await zurich.post('/api/advisers', { ...NEW, email: 'NOE@passerelle.example', communes: [ZURICH] })).body.type,
    ).toBe('/problems/adviser-address-taken');
  });

  it('change their own profile, pause, and come back', async () => {
    const { client } = await volunteer(server, 'pausing');
    const me = (await client.get('/api/advisers/me')).body;
    const changed = await client.patch(
      '/api/advisers/me',
      { capacity: 5, remote: true, state: 'paused', phone: '079 000 00 11' },
      { version: me.version },
    );
    expect(changed.body).toMatchObject({ capacity: 5, remote: true, state: 'paused', phone: '+41790000011' });
    expect((await client.patch('/api/advisers/me', { capacity: 1 }, { version: me.version })).status).toBe(412);
    expect((await client.patch('/api/advisers/me', { state: 'left' }, { version: changed.body.version })).status).toBe(
      422,
    );
    expect(
      (await client.patch('/api/advisers/me', { state: 'active' }, { version: changed.body.version })).body.state,
    ).toBe('active');
    expect((await client.get('/api/advisers')).status).toBe(403);
  });

  it('leave only when nobody counts on them any more, and their account with them', async () => {
    const leaving = await volunteer(server, 'leaving');
    const theCase = (await leaving.client.post('/api/cases', logged())).body;
    const version = async (): Promise<number> =>
      (await coordinator.get(`/api/advisers/${leaving.id}`)).body.version as number;
    expect(
      await coordinator.patch(`/api/advisers/${leaving.id}`, { state: 'left' }, { version: await version() }),
    ).toMatchObject({ status: 409, body: { type: '/problems/still-has-cases', openCases: 1 } });
    await coordinator.post(`/api/cases/${theCase.id}/release`, { reason: 'hört auf' });
    expect(
      (await coordinator.patch(`/api/advisers/${leaving.id}`, { state: 'left' }, { version: await version() })).status,
    ).toBe(200);
    expect((await leaving.client.get('/api/me')).status).toBe(401);
  });

  it('are given nothing by two hands at once that only one of them may give', async () => {
    const one = await volunteer(server, 'one', { capacity: 1 });
    const { id } = await ask(server);
    const [offered, own] = await Promise.all([
      coordinator.post(`/api/cases/${id}/offers`, { adviserId: one.id }),
      one.client.post('/api/cases', logged()),
    ]);
    expect([offered.status, own.status].sort()).toEqual([201, 409]);
  });

  it('say when they are away, and nobody else does but their coordinators', async () => {
    const { id, client } = await volunteer(server, 'travelling');
    expect(
      (await client.post(`/api/advisers/${id}/absences`, { from: '2026-04-10', to: '2026-04-01' })).body.errors[0]
        .pointer,
    ).toBe('/to');
    const told = await coordinator.post(`/api/advisers/${id}/absences`, { from: '2026-04-01', to: '2026-04-10' });
    expect(told.body.absences).toMatchObject([{ from: '2026-04-01', to: '2026-04-10' }]);
    const other = await volunteer(server, 'curious');
    expect((await other.client.post(`/api/advisers/${id}/absences`, { from: '2026-04-01' })).status).toBe(404);
    expect(
      (await client.send('DELETE', `/api/advisers/${id}/absences/${told.body.absences[0].id}`, undefined)).body
        .absences,
    ).toEqual([]);
  });

  it('know persons only through cases of theirs, and find them by name, number and reference', async () => {
    const mine = await volunteer(server, 'mine');
    const theirs = await volunteer(server, 'theirs');
    const { body } = await mine.client.post(
      '/api/cases',
      logged({
        person: {
          firstName: 'Tharani',
          lastName: 'Ponnampalam',
          languages: ['ta'],
          commune: LAUSANNE,
          contact: { email: 'tharani@example.org', phone: '079 000 00 77' },
        },
      }),
    );
    for (const q of [
      'Ponnampa',
      'tharani pon',
      'tharani@example.org',
      '+41 79 000 00 77',
      body.reference,
      body.reference.toLowerCase().replaceAll('-', ''),
    ]) {
      expect(
        (await mine.client.post('/api/people/search', { q })).body.items.map((each: { id: string }) => each.id),
      ).toContain(body.person.id);
      expect((await theirs.client.post('/api/people/search', { q })).body.items).toEqual([]);
    }
    expect((await theirs.client.get(`/api/people/${body.person.id}`)).status).toBe(404);
    const changed = await mine.client.patch(
      `/api/people/${body.person.id}`,
      { contact: { email: null, bestTime: 'abends' } },
      { version: 1 },
    );
    expect(changed.body).toMatchObject({
      contact: { email: null, phone: '+41790000077', bestTime: 'abends' },
      version: 2,
    });
  });
});
