import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountsService } from '../src/accounts/accounts.service.js';
import type { Answer, Client } from './support/client.js';
import { BEGINNING, TestServer } from './support/test-server.js';
import { selam, volunteer } from './support/network.js';
import { Visitor } from './support/visitor.js';

/** What strangers can have the network write, to addresses they have typed and to coordinators. */
describe('Letters that strangers can cause', () => {
  let server: TestServer;
  let coordinator: Client;
  beforeAll(async () => {
    server = await TestServer.open({ config: { trustProxy: true } });
    coordinator = await server.as('coordinator');
  });
  afterAll(() => server.close());
  let day = 0;
  beforeEach(async () => {
    // Each story has a day of its own.
    server.clock.set(BEGINNING);
    server.clock.forward({ days: 7 * day++ });
    await server.forgetCounts();
    await server.rows(`delete from notices`);
    await server.tick();
    server.post.mails.length = 0;
  });

  const from = (client: string) => ({ headers: { 'x-forwarded-for': client } });
  let n = 0;
  /** Asks for help from a client; each time as somebody else, unless an address is given. */
  const ask = (
    client: string,
    email = `person-${n++}@example.org`,
    over: Record<string, unknown> = {},
  ): Promise<Answer> => server.anybody.post('/api/requests', selam({ contact: { email }, ...over }), from(client));
  const caseOf = async ({ body }: Answer): Promise<{ id: string; version: number; lettersHeld: boolean }> => {
    const [{ id }] = await server.rows<{ id: string }>(`select id from cases where reference = $1`, [body.reference]);
    return (await coordinator.get(`/api/cases/${id}`)).body;
  };

  it('leave to one address at most twice a day, from however many places somebody types it', async () => {
    for (let i = 0; i < 20; i++)
      expect((await ask(`10.1.0.${i}`, i % 2 ? 'victim@example.org' : 'Victim@Example.org')).status).toBe(201);
    await server.tick();
    expect(server.letters().filter(({ to }) => to.toLowerCase() === 'victim@example.org')).toHaveLength(2);
    server.clock.forward({ days: 1 });
    await ask('10.1.1.1', 'victim@example.org');
    await server.tick();
    expect(server.letters().filter(({ to }) => to.toLowerCase() === 'victim@example.org')).toHaveLength(3);
  });

  it('wait for a coordinator beyond five requests of one client a day; the person follows theirs all the same', async () => {
    const asked: Answer[] = [];
    // One household: one IPv6 network.
    for (let i = 0; i < 7; i++) asked.push(await ask(`2001:db8:0:7::${i}`, `held-${i}@example.org`));
    await server.tick();
    expect(
      server
        .letters()
        .filter(({ to }) => to.startsWith('held-'))
        .map(({ to }) => to)
        .sort(),
    ).toEqual([0, 1, 2, 3, 4].map((i) => `held-${i}@example.org`));
    const views = await Promise.all(asked.map(caseOf));
    expect(views.map(({ lettersHeld }) => lettersHeld)).toEqual([false, false, false, false, false, true, true]);
    const { body: page } = await coordinator.get('/api/cases?waiting=true&limit=200');
    expect(page.items.find(({ id }: { id: string }) => id === views[6].id)).toMatchObject({ lettersHeld: true });
    for (const { body } of asked)
      expect((await server.anybody.get(`/api/requests/${body.tracking}`)).body).toMatchObject({ state: 'looking' });
    // Another client has five of its own, and so has everybody tomorrow.
    expect(await caseOf(await ask('2001:db8:0:8::1'))).toMatchObject({ lettersHeld: false });
    server.clock.forward({ days: 1 });
    expect(await caseOf(await ask('2001:db8:0:7::1'))).toMatchObject({ lettersHeld: false });
  });

  it('leave when the coordinator releases them, once', async () => {
    for (let i = 0; i < 5; i++) await ask('10.2.0.1');
    const { id } = await caseOf(await ask('10.2.0.1', 'released@example.org'));
    const foreign = await server.as('coordinator', { name: 'zurich', cantons: ['ZH'] });
    expect((await foreign.post(`/api/cases/${id}/release-letters`)).status).toBe(404);
    const both = await Promise.all(
      [coordinator, coordinator].map((each) => each.post(`/api/cases/${id}/release-letters`)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)!.body.type).toBe('/problems/letters-not-held');
    expect(both.find(({ status }) => status === 200)!.body.lettersHeld).toBe(false);
    await server.tick();
    expect(server.letters('released@example.org')).toHaveLength(1);
  });

  it('are not written to whoever is held, by waiting or by being declined, and are once an adviser is found', async () => {
    for (let i = 0; i < 5; i++) await ask('10.3.0.1');
    const [waiting, declined, matched] = [
      await caseOf(await ask('10.3.0.1', 'held-w@example.org')),
      await caseOf(await ask('10.3.0.1', 'held-d@example.org')),
      await caseOf(await ask('10.3.0.1', 'held-m@example.org')),
    ];
    expect((await coordinator.get(`/api/cases/${declined.id}/waiting/letter`)).body).toMatchObject({ notSent: 'held' });
    expect(
      (
        await coordinator.put(
          `/api/cases/${declined.id}/waiting`,
          { decline: 'not-ours', reason: 'robot' },
          { version: declined.version },
        )
      ).status,
    ).toBe(200);
    const rahel = await volunteer(server, 'rahel');
    const offer = (await coordinator.post(`/api/cases/${matched.id}/offers`, { adviserId: rahel.id })).body;
    expect((await rahel.client.post(`/api/offers/${offer.id}/accept`, { noConflict: true })).status).toBe(200);
    server.clock.forward({ days: 9 });
    await server.tick();
    expect(server.letters('held-w@example.org')).toEqual([]);
    expect(server.letters('held-d@example.org')).toEqual([]);
    expect(server.letters('held-m@example.org')).toHaveLength(1);
    expect((await coordinator.get(`/api/cases/${waiting.id}`)).body.lettersHeld).toBe(true);
    expect((await coordinator.get(`/api/cases/${matched.id}`)).body.lettersHeld).toBe(false);
  });

  it('reach a coordinator at once for the first request, then once an hour, whatever comes and however many sweep', async () => {
    const told = (): string[] => server.letters('coordinator@passerelle.example').map(({ text }) => text);
    for (let i = 0; i < 60; i++) {
      await ask(`10.4.0.${i}`);
      server.clock.forward({ minutes: i % 6 === 0 ? 1 : 0 });
      if (i % 20 === 0) await server.tick();
    }
    await server.tick();
    expect(told()).toHaveLength(1);
    server.clock.forward({ hours: 1 });
    await Promise.all([server.tick(), server.tick()]);
    await server.tick();
    expect(told()).toHaveLength(2);
    expect(told()[1]).toMatch(/59 autres demandes/);
    expect(told()[1]).not.toMatch(/Selam|P-/);
    // Nothing came: nothing is said. The next one is told of at once again.
    server.clock.forward({ hours: 2 });
    await server.tick();
    expect(told()).toHaveLength(2);
    await ask('10.4.1.1');
    await server.tick();
    expect(told()).toHaveLength(3);
  });

  it('reach those of all Switzerland in the same way about what nobody has opened', async () => {
    await server.db.transaction((tx) =>
      server.app
        .get(AccountsService)
        .create(
          tx,
          { email: 'ch@passerelle.example', name: 'ch', role: 'coordinator', cantons: ['CH'], locale: 'de' },
          null,
        ),
    );
    for (let i = 0; i < 30; i++) await ask(`10.5.0.${i}`);
    server.clock.forward({ days: 1, minutes: 1 });
    for (let i = 0; i < 3; i++) await server.tick();
    expect(server.letters('ch@passerelle.example')).toHaveLength(10);
    server.clock.forward({ hours: 1 });
    await server.tick();
    const [last] = server.letters('ch@passerelle.example').slice(10);
    expect([
      last.subject,
      last.text.includes('20 weitere Anfragen'),
      server.letters('ch@passerelle.example').length,
    ]).toEqual(['Anfragen sind noch nicht geöffnet', true, 11]);
  });

  it('are not caused by a machine that fills in what nobody sees, over the API as on the page', async () => {
    expect((await ask('10.6.0.1', 'robot@example.org', { website: 'https://example.org' })).body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/website', detail: 'is not a field for people: it stays empty' }],
    });
    expect((await ask('10.6.0.1', 'person@example.org', { website: '' })).status).toBe(201);
  });

  it('reach coordinators about volunteers at once for the first, then once an hour', async () => {
    for (let i = 0; i < 8; i++) {
      const visitor = new Visitor(server);
      const page = await visitor.get('/fr/volunteer');
      const hidden = Object.fromEntries(
        [...page.text.matchAll(/<input type="hidden" name="([\w-]+)" value="([^"]*)"/g)].map(([, name, value]) => [
          name,
          value,
        ]),
      );
      server.clock.forward({ minutes: 1 });
      const sent = await visitor.send('/fr/volunteer', {
        ...hidden,
        'first-name': 'Ana',
        'last-name': `Nr ${i}`,
        email: `volunteer-${i}@example.org`,
        home: 'Lausanne',
        'language-1': 'fr',
        'level-1': 'native',
        time: '1',
        agree: 'yes',
      });
      expect(sent.headers.get('location')).toBe('/fr/volunteer?thanks=1');
    }
    await server.tick();
    expect(server.letters('coordinator@passerelle.example').map(({ subject }) => subject)).toEqual([
      'Quelqu’un souhaite conseiller',
    ]);
    server.clock.forward({ hours: 1 });
    await server.tick();
    expect(server.letters('coordinator@passerelle.example').map(({ subject }) => subject)).toEqual([
      'Quelqu’un souhaite conseiller',
      'D’autres personnes souhaitent conseiller',
    ]);
  });

  it('leave no counts behind of days that are over, and none in clear', async () => {
    await ask('10.7.0.1', 'counted@example.org');
    const [{ keys }] = await server.rows<{ keys: string }>(`select string_agg(key, ' ') as keys from daily_counts`);
    expect(keys).not.toMatch(/10\.7|counted/);
    server.clock.forward({ days: 1 });
    await server.tick();
    expect(await server.rows(`select * from daily_counts`)).toEqual([]);
  });
});

describe('The word of a campaign', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.open();
  });
  afterAll(() => server.close());

  it('is counted by itself when staff have made it, else together with all others', async () => {
    const staff = await server.as('staff');
    expect((await staff.post('/api/campaigns', { source: 'tram-poster' })).body).toEqual({
      source: 'tram-poster',
      visits: 0,
      checks: 0,
      requests: 0,
    });
    expect((await staff.post('/api/campaigns', { source: 'tram-poster' })).status).toBe(200);
    for (const source of ['other', 'A', '', 'x'.repeat(41)])
      expect((await staff.post('/api/campaigns', { source })).status).toBe(422);
    for (const word of ['tram-poster', 'robot-1', 'robot-2', 'other', 'tram-poster'])
      await server.anybody.get(`/de?source=${word}`);
    expect((await staff.get('/api/campaigns')).body.items).toEqual([
      { source: 'other', visits: 3, checks: 0, requests: 0 },
      { source: 'tram-poster', visits: 2, checks: 0, requests: 0 },
    ]);
    for (const source of ['tram-poster', 'made-up']) await server.anybody.post('/api/requests', selam({ source }));
    expect(
      (await server.rows<{ source: string }>(`select source from cases order by id`)).map(({ source }) => source),
    ).toEqual(['tram-poster', 'made-up']);
  });

  it('is the last one when there are a thousand, and one of them may still be made again', async () => {
    const staff = await server.as('staff');
    await server.rows(`delete from campaigns`);
    await server.rows(
      `insert into campaigns (source, created_by, created_at) select 'word-' || n, $1, now() from generate_series(1, 999) n`,
      [(await staff.get('/api/me')).body.id],
    );
    expect((await staff.post('/api/campaigns', { source: 'the-thousandth' })).status).toBe(200);
    expect(await staff.post('/api/campaigns', { source: 'one-more' })).toMatchObject({
      status: 409,
      body: { type: '/problems/too-many-campaigns', most: 1000 },
    });
    expect((await staff.post('/api/campaigns', { source: 'the-thousandth' })).status).toBe(200);
  });
});
