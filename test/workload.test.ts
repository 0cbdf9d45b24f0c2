import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from './support/client.js';
import { TestServer } from './support/test-server.js';
import { ask, GENEVA, LAUSANNE, logged, RENENS, volunteer, ZURICH, type Volunteer } from './support/network.js';

describe('What the screens of a coordinator ask for', () => {
  let server: TestServer;
  let [vaud, staff]: Client[] = [];
  let [anna, emil, zoe]: Volunteer[] = [];
  let [first, second]: { id: string }[] = [];

  beforeAll(async () => {
    server = await TestServer.open();
    vaud = await server.as('coordinator', { cantons: ['VD', 'GE'] });
    staff = await server.as('staff');
    zoe = await volunteer(server, 'zoe', { lastName: 'Ängsträm', communes: [RENENS] });
    anna = await volunteer(server, 'anna', { lastName: 'Zurbrügg', capacity: 5 });
    emil = await volunteer(server, 'emil', { lastName: 'Éclair' });
    first = (await anna.client.post('/api/cases', logged())).body;
    second = (await anna.client.post('/api/cases', logged({ stage: 'examination', filedOn: '2025-02-03' }))).body;
    await emil.client.post('/api/cases', logged());
    for (const { id } of [first, second])
      await anna.client.post(`/api/cases/${id}/follow-ups`, { title: 'Anrufen', dueOn: '2026-03-04' });
    server.clock.forward({ days: 3 });
    await server.tick();
  });
  afterAll(() => server.close());

  it('is the workload of each adviser: cases, load, what is overdue, who is away', async () => {
    await emil.client.post(`/api/advisers/${emil.id}/absences`, { from: '2026-03-05', to: '2026-03-05' });
    const { items } = (await vaud.get('/api/advisers')).body;
    const of = (id: string) => items.find((item: { id: string }) => item.id === id);
    expect(of(anna.id)).toMatchObject({
      openCases: 2,
      load: 1,
      capacity: 5,
      state: 'active',
      overdue: 2,
      nextDueOn: '2026-03-04',
      absent: false,
    });
    expect(of(emil.id)).toMatchObject({ openCases: 1, load: 1, overdue: 0, nextDueOn: null, absent: true });
    expect((await vaud.get(`/api/cases?due=overdue&adviser=${anna.id}`)).body.items).toHaveLength(2);
    server.clock.forward({ days: 1 });
    expect((await vaud.get(`/api/advisers/${emil.id}`)).body).toMatchObject({ absent: false });
  });

  it.each([
    ['load', ['anna', 'emil', 'zoe']],
    ['overdue', ['anna', 'zoe', 'emil']],
    ['name', ['zoe', 'emil', 'anna']],
  ])('in the order of %s, page by page', async (order, names) => {
    const seen: string[] = [];
    for (let after = ''; ;) {
      const { items, next } = (await vaud.get(`/api/advisers?limit=1&order=${order}${after && `&after=${after}`}`))
        .body;
      seen.push(items[0].firstName);
      if (next === null) break;
      after = next;
    }
    // Where two are alike, whoever was added first.
    expect(seen).toEqual(names);
    expect(
      (await vaud.get(`/api/advisers?order=${order}`)).body.items.map(
        ({ firstName }: { firstName: string }) => firstName,
      ),
    ).toEqual(names);
  });

  it('does not take the cursor of one order for another', async () => {
    const { next } = (await vaud.get('/api/advisers?limit=1&order=load')).body;
    expect((await vaud.get(`/api/advisers?limit=1&order=overdue&after=${next}`)).status).toBe(422);
    expect((await vaud.get('/api/advisers?order=age')).status).toBe(422);
  });

  it('says of each suggestion, and of whoever is left out, how much they bear and how far away they live', async () => {
    const { id } = await ask(server, { languages: ['fr'] });
    const away = await volunteer(server, 'faraway', {
      communes: [ZURICH],
      cantons: ['VD'],
      languages: [{ code: 'de', level: 'native', interprets: false }],
    });
    const { items, excluded } = (await vaud.get(`/api/cases/${id}/suggestions`)).body;
    expect(items.find((item: { adviserId: string }) => item.adviserId === anna.id)).toMatchObject({
      firstName: 'anna',
      lastName: 'Zurbrügg',
      capacity: 5,
      load: 1,
      openCases: 2,
      km: 0,
    });
    expect(items.find((item: { adviserId: string }) => item.adviserId === zoe.id).km).toBeGreaterThan(0);
    const out = excluded.find((item: { adviserId: string }) => item.adviserId === away.id);
    expect(out).toMatchObject({
      firstName: 'faraway',
      capacity: 3,
      load: 0,
      openCases: 0,
      reasons: [{ code: 'no-shared-language', text: 'aucune langue commune' }],
    });
    expect(out.km).toBeGreaterThan(150);
  });

  it('tells an adviser of an offer how far, how long and until when, and not in which commune before they accept', async () => {
    const { id } = await ask(server, { commune: RENENS });
    server.clock.forward({ days: 2 });
    const offer = (await vaud.post(`/api/cases/${id}/offers`, { adviserId: emil.id })).body;
    expect(offer).toMatchObject({ communeName: 'Renens (VD)', answerBy: '2026-03-13' });
    const seen = await emil.client.get(`/api/offers/${offer.id}`);
    expect(seen.body).toMatchObject({
      languages: ['ti', 'fr'],
      canton: 'VD',
      communeName: null,
      procedure: 'unknown',
      waitingDays: 2,
      answerBy: '2026-03-13',
      km: expect.any(Number),
    });
    expect(seen.body.km).toBeGreaterThan(0);
    expect(seen.text).not.toMatch(/Selam|Tesfay|Renens/);
    expect((await emil.client.post(`/api/offers/${offer.id}/accept`, { noConflict: true })).body).toMatchObject({
      communeName: 'Renens (VD)',
    });
  });

  it('names the commune of a case, where it came from and what cannot wait, and keeps the source from the staff', async () => {
    const asked = await ask(server, { source: 'herbst-2026' });
    server.clock.forward({ days: 15 });
    const item = async (who: Client, query: string, id: string) =>
      (await who.get(`/api/cases?${query}`)).body.items.find((one: { id: string }) => one.id === id);
    expect(await item(vaud, 'waiting=true', asked.id)).toMatchObject({
      communeName: 'Lausanne',
      commune: LAUSANNE,
      source: 'herbst-2026',
      urgency: 'waiting',
    });
    expect(await item(staff, 'waiting=true', asked.id)).toMatchObject({
      communeName: 'Lausanne',
      source: null,
      firstName: null,
      urgency: 'waiting',
    });
    expect(await item(vaud, 'due=overdue', first.id)).toMatchObject({ communeName: 'Renens (VD)', urgency: 'overdue' });
    expect((await vaud.get(`/api/cases/${asked.id}`)).body).toMatchObject({ communeName: 'Lausanne' });
    expect((await staff.get(`/api/cases/${asked.id}`)).body).toMatchObject({ communeName: 'Lausanne' });
  });

  it('tells a coordinator how many of an adviser’s cases they see, so that a number never promises more than the list shows', async () => {
    const geneva = await server.as('coordinator', { name: 'geneva', cantons: ['GE'] });
    const rosa = await volunteer(server, 'rosa', { lastName: 'Ämmli', cantons: ['VD', 'GE'] });
    for (const commune of [RENENS, GENEVA])
      await rosa.client.post('/api/cases', logged({ person: { ...(logged()['person'] as object), commune } }));
    const own = { openCases: 2, openInSight: 2, overdue: 0, overdueInSight: 0 };
    expect((await rosa.client.get('/api/advisers/me')).body).toMatchObject(own);
    expect((await vaud.get(`/api/advisers/${rosa.id}`)).body).toMatchObject(own);
    expect((await geneva.get(`/api/advisers/${rosa.id}`)).body).toMatchObject({ openCases: 2, openInSight: 1 });
    expect((await geneva.get(`/api/cases?open=true&adviser=${rosa.id}`)).body.items).toHaveLength(1);
  });
});
