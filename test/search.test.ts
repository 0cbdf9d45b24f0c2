import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from './support/client.js';
import { TestServer } from './support/test-server.js';
import { logged as loggedIrregularity } from './support/irregularities.js';
import { ask, logged, volunteer, ZURICH, type Volunteer } from './support/network.js';

interface Hits {
  people: { id: string; name: string; caseId: string; caseReference: string; canton: string }[];
  cases: { id: string; reference: string; firstName?: string; stage: string; canton: string }[];
  irregularities: { id: string; reference: string; code: string; canton: string | null }[];
  advisers: { id: string; name: string }[];
}

describe('One search over everything', () => {
  let server: TestServer;
  let [vaud, zurich, staff]: Client[] = [];
  let rahel: Volunteer;
  let selam: { id: string; reference: string };
  beforeAll(async () => {
    server = await TestServer.open();
    vaud = await server.as('coordinator', { cantons: ['VD', 'GE'] });
    zurich = await server.as('coordinator', { name: 'zurich', cantons: ['ZH'] });
    staff = await server.as('staff');
    rahel = await volunteer(server, 'Rahel', { lastName: 'Tesfamariam' });
    await volunteer(server, 'Reto', { communes: [ZURICH], cantons: ['ZH'], lastName: 'Tesfay' });
    selam = await ask(server, { firstName: 'ሰላም', lastName: 'Tesfay' });
    await ask(server, {
      firstName: 'Mariella',
      lastName: 'Tesfay',
      commune: ZURICH,
      contact: { email: 'mariella@example.org' },
    });
  });
  afterAll(() => server.close());

  const search = async (who: Client, q: string): Promise<Hits> => {
    const answer = await who.post('/api/search', { q });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body;
  };
  const NOTHING = { people: [], cases: [], irregularities: [], advisers: [] };

  it('finds people and advisers by part of a name, in any script, each coordinator those of their cantons', async () => {
    const { people, advisers, ...others } = await search(vaud, 'tesfa');
    expect(people).toEqual([
      { id: expect.any(String), name: 'ሰላም Tesfay', caseId: selam.id, caseReference: selam.reference, canton: 'VD' },
    ]);
    expect(advisers).toEqual([{ id: rahel.id, name: 'Rahel Tesfamariam' }]);
    expect(others).toEqual({ cases: [], irregularities: [] });
    expect((await search(vaud, 'ሰላም')).people).toHaveLength(1);
    const seen = await search(zurich, 'Tesfay');
    expect([seen.people.map(({ name }) => name), seen.advisers.map(({ name }) => name)]).toEqual([
      ['Mariella Tesfay'],
      ['Reto Tesfay'],
    ]);
    expect((await search(zurich, 'mariella@example.org')).people).toHaveLength(1);
    expect((await search(vaud, 'rahel@passerelle.example')).advisers).toEqual([
      { id: rahel.id, name: 'Rahel Tesfamariam' },
    ]);
    expect(await search(zurich, 'rahel@passerelle.example')).toEqual(NOTHING);
  });

  it('finds a case by its reference as it was read out on the phone', async () => {
    const { people, cases } = await search(vaud, selam.reference.replaceAll('-', '').toLowerCase());
    expect(cases).toEqual([
      { id: selam.id, reference: selam.reference, firstName: 'ሰላም', stage: 'requested', canton: 'VD' },
    ]);
    expect(people).toMatchObject([{ caseId: selam.id }]);
    expect(await search(zurich, selam.reference)).toEqual(NOTHING);
  });

  it('shows the staff cases and irregularities by reference and never a name', async () => {
    expect(await search(staff, selam.reference)).toEqual({
      ...NOTHING,
      cases: [{ id: selam.id, reference: selam.reference, stage: 'requested', canton: 'VD' }],
    });
    for (const q of ['Tesfay', 'ሰላም', 'mariella@example.org', 'Rahel']) expect(await search(staff, q)).toEqual(NOTHING);
    const one = await loggedIrregularity(rahel.client);
    const hit = [{ id: one.id, reference: one.reference, code: one.code, canton: 'VD' }];
    expect(await search(staff, one.reference)).toEqual({ ...NOTHING, irregularities: hit });
    expect((await search(rahel.client, one.reference)).irregularities).toEqual(hit);
    expect(await search(zurich, one.reference)).toEqual(NOTHING);
  });

  it('shows an adviser their own people, and no other adviser', async () => {
    expect(await search(rahel.client, 'Tesfay')).toEqual(NOTHING);
    const own = await rahel.client.post('/api/cases', logged());
    expect(await search(rahel.client, 'Pereira')).toMatchObject({
      people: [{ name: 'João Pereira', caseId: own.body.id }],
      advisers: [],
    });
  });

  it('leads to the case that is open, and of several to the newest', async () => {
    const again = await ask(server, { firstName: 'Wiederkehr' });
    const [{ person_id: person }] = await server.rows<{ person_id: string }>(
      'select person_id from cases where id = $1',
      [again.id],
    );
    const later = await ask(server, { firstName: 'Other' });
    await server.rows(`update cases set person_id = $2 where id = $1`, [later.id, person]);
    expect((await search(vaud, 'Wiederkehr')).people).toMatchObject([{ id: person, caseId: later.id }]);
    await server.rows(
      `update cases set stage = 'closed', outcome = 'advised', closed_on = '2026-03-02', waiting_since = null where id = $1`,
      [later.id],
    );
    expect((await search(vaud, 'Wiederkehr')).people).toMatchObject([{ caseId: again.id }]);
  });

  it('shows eight at most, and writes down those it has shown and no others', async () => {
    for (let i = 0; i < 10; i++) await ask(server, { firstName: `Achtmal${'abcdefghij'[i]}`, lastName: 'Viele' });
    const { people } = await search(vaud, 'Viele');
    expect(people).toHaveLength(8);
    const [line] = await server.rows<{ subjects: string[] }>(
      `select subjects from audit.lines where permission = 'search' order by id desc limit 1`,
    );
    expect([...line.subjects].sort()).toEqual(people.map(({ id }) => id).sort());
  });

  it('is not for trying out names by the hundred', async () => {
    const curious = await server.as('coordinator', { name: 'curious', cantons: ['JU'] });
    const statuses: number[] = [];
    for (let i = 0; i < 121; i++)
      statuses.push((await curious.post(i % 2 ? '/api/search' : '/api/people/search', { q: 'Zebulon' })).status);
    expect([...new Set(statuses.slice(0, 120))]).toEqual([200]);
    expect(statuses[120]).toBe(429);
  });
});
