import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from './support/client.js';
import { TestServer } from './support/test-server.js';
import { ask, GENEVA, LAUSANNE, RENENS, selam, volunteer, type Volunteer } from './support/network.js';

describe('The inbox of a coordinator', () => {
  let server: TestServer;
  let [vaud, zurich, staff]: Client[] = [];
  let [tigrinya, dari, offered]: { id: string }[] = [];
  let rahel: Volunteer;

  beforeAll(async () => {
    server = await TestServer.open();
    vaud = await server.as('coordinator', { cantons: ['VD', 'GE'] });
    zurich = await server.as('coordinator', { name: 'zurich', cantons: ['ZH'] });
    staff = await server.as('staff');
    rahel = await volunteer(server, 'rahel');
    tigrinya = await ask(server, { languages: ['ti', 'fr'], commune: RENENS });
    dari = await ask(server, { languages: ['prs'], commune: GENEVA });
    offered = await ask(server, { languages: ['fr'], commune: LAUSANNE });
    expect((await vaud.post(`/api/cases/${offered.id}/offers`, { adviserId: rahel.id })).status).toBe(201);
  });
  afterAll(() => server.close());

  const waiting = async (query: string, who = vaud): Promise<string[]> => {
    const { body } = await who.get(`/api/cases?waiting=true${query}`);
    return body.items.map(({ id }: { id: string }) => id);
  };

  it('finds those who talk in a language, live in a commune, or have been offered to somebody', async () => {
    expect(await waiting('&language=fr')).toEqual([tigrinya.id, offered.id]);
    expect(await waiting('&language=prs')).toEqual([dari.id]);
    expect(await waiting(`&commune=${RENENS}`)).toEqual([tigrinya.id]);
    expect(await waiting('&offered=true')).toEqual([offered.id]);
    expect(await waiting('&offered=false')).toEqual([tigrinya.id, dari.id]);
    expect((await vaud.get('/api/cases/counts?language=fr')).body).toMatchObject({ waiting: 2, offered: 1 });
  });

  describe('when somebody ticked that a letter with a deadline came', () => {
    let letter: { id: string };
    beforeAll(async () => {
      letter = await ask(server, { languages: ['ti'], commune: RENENS, worries: ['papers', 'deadline'] });
    });
    const item = async (who: Client, query: string) =>
      (await who.get(`/api/cases?${query}`)).body.items.find(({ id }: { id: string }) => id === letter.id);

    it('says so at once, in the list, in its number and on the case, by a code', async () => {
      expect(await item(vaud, 'waiting=true')).toMatchObject({ urgency: 'letter' });
      expect((await vaud.get('/api/cases/counts?commune=' + RENENS)).body).toMatchObject({ waiting: 2, letters: 1 });
      expect((await vaud.get(`/api/cases/${letter.id}`)).body).toMatchObject({
        worries: ['papers', 'deadline'],
        urgency: 'letter',
      });
      expect((await vaud.get(`/api/cases/${tigrinya.id}`)).body).toMatchObject({ worries: [], urgency: null });
    });

    it('shows it before those who have waited longer, page after page, to whoever asks for that order', async () => {
      expect(await waiting('')).toEqual([tigrinya.id, dari.id, offered.id, letter.id]);
      expect(await waiting('&order=urgent')).toEqual([letter.id, tigrinya.id, dari.id, offered.id]);
      const found: string[] = [];
      for (let next: string | null = ''; next !== null;) {
        const page: { items: { id: string }[]; next: string | null } = (
          await vaud.get(
            `/api/cases?waiting=true&order=urgent&limit=1${next ? `&after=${encodeURIComponent(next)}` : ''}`,
          )
        ).body;
        found.push(...page.items.map(({ id }) => id));
        next = page.next;
      }
      expect(found).toEqual([letter.id, tigrinya.id, dari.id, offered.id]);
      expect((await vaud.get('/api/cases?order=urgent')).body.errors[0].pointer).toBe('/order');
    });

    it('does not tell the staff what somebody is worried about', async () => {
      expect(await item(staff, 'waiting=true')).toMatchObject({ urgency: null });
      expect((await waiting('&order=urgent', staff)).at(-1)).toBe(letter.id);
      expect((await staff.get('/api/cases/counts')).body.letters).toBe(0);
      expect((await staff.get(`/api/cases/${letter.id}`)).text).not.toContain('deadline');
    });

    it('stays so in the hands of the adviser who takes it, until it goes on from the first talk', async () => {
      const offer = (await vaud.post(`/api/cases/${letter.id}/offers`, { adviserId: rahel.id })).body;
      await rahel.client.post(`/api/offers/${offer.id}/accept`, { noConflict: true });
      expect(await item(rahel.client, 'open=true')).toMatchObject({ stage: 'screening', urgency: 'letter' });
      const { body } = await rahel.client.get(`/api/cases/${letter.id}`);
      expect(
        (await rahel.client.put(`/api/cases/${letter.id}/stage`, { to: 'preparation' }, { version: body.version }))
          .body,
      ).toMatchObject({ urgency: null, worries: ['papers', 'deadline'] });
    });

    it('can be taken off when the letter has been seen to, and refuses what nobody can tick', async () => {
      const seen = await ask(server, { worries: ['deadline', 'money'] });
      const { body } = await vaud.get(`/api/cases/${seen.id}`);
      expect(
        (await vaud.patch(`/api/cases/${seen.id}`, { worries: ['money'] }, { version: body.version })).body,
      ).toMatchObject({ worries: ['money'], urgency: null });
      const odd = await server.anybody.post('/api/requests', selam({ worries: ['ghosts'] }));
      expect([odd.status, odd.body.errors[0].pointer]).toEqual([422, '/worries']);
      await server.rows(
        'update cases set waiting_since = null, stage = $2, outcome = $3, closed_on = $4 where id = $1',
        [seen.id, 'closed', 'advised', '2026-03-02'],
      );
    });
  });

  it('does not let staff find a case by a language they cannot see', async () => {
    expect(await waiting('', staff)).toHaveLength(3);
    expect(await waiting('&language=fr', staff)).toEqual([]);
  });

  it('shows the letter before it declines, as it is sent then', async () => {
    const { body } = await vaud.get(`/api/cases/${tigrinya.id}/waiting/letter`);
    expect(body).toMatchObject({ notSent: null, language: 'fr' });
    expect(body.before.concat(body.after).join()).not.toContain('{');
    const { body: theCase } = await vaud.get(`/api/cases/${tigrinya.id}`);
    const declined = await vaud.put(
      `/api/cases/${tigrinya.id}/waiting`,
      { decline: 'referred', reason: 'Zuständig ist die Beratungsstelle', message: 'Adressez-vous à l’EPER.' },
      { version: theCase.version },
    );
    expect(declined.status).toBe(200);
    await server.tick();
    const letter = server.letters(theCase.person.contact.email).find(({ subject }) => subject === body.subject)!;
    for (const paragraph of [...body.before, 'Adressez-vous à l’EPER.', ...body.after])
      expect(letter.text).toContain(paragraph);
    expect((await vaud.get(`/api/cases/${tigrinya.id}/waiting/letter`)).status).toBe(409);
    expect((await zurich.get(`/api/cases/${dari.id}/waiting/letter`)).status).toBe(404);
  });
});
