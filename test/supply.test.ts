import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from './support/client.js';
import { TestServer } from './support/test-server.js';
import { ask, GENEVA, LAUSANNE, RENENS, volunteer, ZURICH, type Volunteer } from './support/network.js';

interface Supply {
  cantons: {
    canton: string;
    waiting: number;
    longestWaitingSince: string | null;
    advisers: number;
    freePlaces: number;
  }[];
  communes: { commune: number; name: string; canton: string; waiting: number; advisers: number }[];
}

describe('The map of those who wait and those who could help', () => {
  let server: TestServer;
  let [vaud, swiss]: Client[] = [];
  let rahel: Volunteer;

  beforeAll(async () => {
    server = await TestServer.open();
    vaud = await server.as('coordinator', { cantons: ['VD', 'GE'] });
    swiss = await server.as('coordinator', { name: 'swiss', cantons: ['CH'] });
    rahel = await volunteer(server, 'rahel', { communes: [LAUSANNE, RENENS, GENEVA], cantons: ['VD'] });
    await volunteer(server, 'beat', { communes: [ZURICH], cantons: ['ZH'], capacity: 5 });
    await volunteer(server, 'everywhere', { communes: [GENEVA], cantons: ['GE', 'VD', 'ZH'], capacity: 1 });
    await ask(server);
    server.clock.forward({ days: 2 });
    await ask(server);
    await ask(server, { commune: RENENS });
    await ask(server, { commune: ZURICH });
  });
  afterAll(() => server.close());

  const map = async (who: Client, query = ''): Promise<Supply> => {
    const answer = await who.get(`/api/matching/supply${query}`);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body;
  };

  it('shows a coordinator the cantons that are theirs, and none besides', async () => {
    const { cantons, communes } = await map(vaud);
    expect(cantons).toEqual([
      { canton: 'GE', waiting: 0, longestWaitingSince: null, advisers: 1, freePlaces: 1 },
      { canton: 'VD', waiting: 3, longestWaitingSince: '2026-03-02T09:00:00.000Z', advisers: 2, freePlaces: 4 },
    ]);
    // Rahel knows Geneva but does not serve it.
    expect(communes).toEqual([
      { commune: LAUSANNE, name: 'Lausanne', canton: 'VD', waiting: 2, advisers: 1 },
      { commune: RENENS, name: expect.stringContaining('Renens'), canton: 'VD', waiting: 1, advisers: 1 },
      { commune: GENEVA, name: 'Genève', canton: 'GE', waiting: 0, advisers: 1 },
    ]);
    expect(await map(vaud, '?canton=ZH')).toEqual({ cantons: [], communes: [] });
  });

  it('shows all Switzerland’s coordinators every canton, or the one they ask for', async () => {
    const { cantons, communes } = await map(swiss);
    expect(cantons).toHaveLength(26);
    expect(communes.map(({ commune }) => commune)).toEqual([ZURICH, LAUSANNE, RENENS, GENEVA]);
    const zurich = await map(swiss, '?canton=ZH');
    expect(zurich.cantons).toMatchObject([{ canton: 'ZH', waiting: 1, advisers: 2, freePlaces: 6 }]);
    expect(zurich.communes).toMatchObject([{ commune: ZURICH, waiting: 1, advisers: 1 }]);
  });

  it('counts as waiting exactly those whom the list of waiting cases shows', async () => {
    const [first] = (await vaud.get('/api/cases?waiting=true&canton=VD')).body.items;
    expect(
      (
        await vaud.put(
          `/api/cases/${first.id}/waiting`,
          { until: '2026-03-20', reason: 'Ferien' },
          { version: first.version },
        )
      ).status,
    ).toBe(200);
    const { items } = (await vaud.get('/api/cases?waiting=true&canton=VD')).body;
    const [, canton] = (await map(vaud)).cantons;
    expect(canton).toMatchObject({ canton: 'VD', waiting: items.length, longestWaitingSince: items[0].waitingSince });
    expect((await map(vaud)).communes.reduce((sum, { waiting }) => sum + waiting, 0)).toBe(items.length);
  });

  it('counts no place of somebody who is away, pauses or is full', async () => {
    const vd = async () => (await map(vaud, '?canton=VD')).cantons[0];
    expect(await vd()).toMatchObject({ advisers: 2, freePlaces: 4 });
    const { id } = (await vaud.get('/api/cases?waiting=true&canton=VD')).body.items[0];
    expect((await vaud.post(`/api/cases/${id}/offers`, { adviserId: rahel.id })).status).toBe(201);
    expect(await vd()).toMatchObject({ advisers: 2, freePlaces: 3 });
    await rahel.client.post(`/api/advisers/${rahel.id}/absences`, { from: '2026-03-04', to: '2026-03-04' });
    expect(await vd()).toMatchObject({ advisers: 2, freePlaces: 1 });
    server.clock.forward({ days: 1 });
    expect(await vd()).toMatchObject({ advisers: 2, freePlaces: 3 });
    const { version } = (await rahel.client.get('/api/advisers/me')).body;
    expect((await rahel.client.patch('/api/advisers/me', { state: 'paused' }, { version })).status).toBe(200);
    expect(await vd()).toMatchObject({ advisers: 1, freePlaces: 1 });
  });
});
